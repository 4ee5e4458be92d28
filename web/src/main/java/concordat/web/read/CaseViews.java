package concordat.web.read;

import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.assurance.Case;
import concordat.assurance.Programme;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.RouteId;
import concordat.catalogue.Control;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Shows cases as the conversation they are.
final class CaseViews {

    private final Programme programme;
    private final Instant at;

    CaseViews(Programme programme, Instant at) {
        this.programme = programme;
        this.at = at;
    }

    CaseView of(Case one) {
        BodyId body = ProgrammeReadings.bodyOf(programme, one.environment());
        return new CaseView(
                one.id().value(),
                body.value(),
                programme
                        .body(body)
                        .map(b -> ProgrammeReadings.text(b.act().name()))
                        .orElse(body.value()),
                one.environment().value(),
                one.control().value(),
                programme
                        .editionAt(at)
                        .flatMap(e -> e.control(one.control()))
                        .map(Control::title)
                        .orElse(one.control().value()),
                state(one),
                one.openedAt(),
                one.notice().map(n -> n.replyOwedBy().name()),
                one.notice().map(Case.Notice::replyBy),
                one.notice().map(Case.Notice::bitesAt),
                one.notice()
                        .map(n ->
                                n.routes().stream().map(RouteId::value).sorted().toList())
                        .orElse(List.of()),
                steps(one),
                moves(one));
    }

    private static String state(Case one) {
        if (!one.open()) {
            return "closed";
        }
        if (one.adjudication().isPresent()) {
            return one.adjudication().get().upheld() ? "upheld" : "not-upheld";
        }
        if (!one.replies().isEmpty()) {
            return "replied";
        }
        return one.notice().isPresent() ? "notice-served" : "open";
    }

    private static List<CaseStep> steps(Case one) {
        List<CaseStep> steps = new ArrayList<>();
        steps.add(new CaseStep(one.openedAt(), one.openedBy().value(), "opened", Optional.empty()));
        one.notice().ifPresent(n -> steps.add(new CaseStep(n.at(), "clockwork", "notice served", Optional.empty())));
        one.replies()
                .forEach(r -> steps.add(new CaseStep(
                        r.at(),
                        r.by().value(),
                        switch (r.kind()) {
                            case CONTEST -> "replied: contests it";
                            case PLAN -> "replied: offers a plan";
                            case MORE_TIME -> "replied: asks for more time";
                        },
                        r.words().text())));
        one.adjudications()
                .forEach(a -> steps.add(new CaseStep(
                        a.at(),
                        a.by().value(),
                        a.upheld() ? "decided: upheld" : "decided: not upheld",
                        a.reasons().text())));
        one.closedAt().ifPresent(c -> steps.add(new CaseStep(c, "clockwork", "closed", Optional.empty())));
        steps.sort(Comparator.comparing(CaseStep::at));
        return steps;
    }

    private List<String> moves(Case one) {
        List<String> moves = new ArrayList<>();
        if (one.open() && one.notice().isPresent() && one.adjudications().isEmpty()) {
            if (!at.isAfter(one.notice().get().replyBy())) {
                for (ReplyKind kind : ReplyKind.values()) {
                    moves.add("reply " + kind);
                }
            }
            moves.add("adjudicate");
        }
        return moves;
    }
}
