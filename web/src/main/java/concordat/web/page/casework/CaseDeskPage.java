package concordat.web.page.casework;

import concordat.api.view.CaseView;
import concordat.api.view.RouteReach;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.page.cases.CaseRow;
import concordat.web.page.shell.FieldError;
import concordat.web.page.shell.Fields;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Shell;
import concordat.web.page.shell.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A case's page with the forms to reply and to decide. Whether an act is legal is settled where it is recorded; the
/// page only leaves out what cannot be.
public final class CaseDeskPage {

    private static final int LONGEST = 20_000;

    private final Kit kit;
    private final CaseDesk desk;

    public CaseDeskPage(Kit kit, CaseDesk desk) {
        this.kit = kit;
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/cases/{case}", Authority.SIGNED_IN, this::show),
                Route.post("/cases/{case}/reply", Authority.SIGNED_IN, this::reply),
                Route.post("/cases/{case}/decision", Authority.SIGNED_IN, this::decide));
    }

    private Answer show(Asked asked) {
        String done =
                switch (asked.query("done").orElse("")) {
                    case "reply" -> "Your reply is recorded. The Authority decides on it, with reasons.";
                    case "decision" -> "Your decision is recorded, with your reasons.";
                    default -> "";
                };
        return render(200, asked, caseOf(asked), Typed.NOTHING, List.of(), done);
    }

    private Answer reply(Asked asked) {
        CaseView one = caseOf(asked);
        Fields fields = Fields.of(asked);
        Typed typed = new Typed("reply", fields.text("kind"), fields.text("words"));
        Optional<ReplyKind> kind = List.of(ReplyKind.values()).stream()
                .filter(k -> k.name().equals(typed.choice()))
                .findFirst();
        List<FieldError> errors = new ArrayList<>();
        if (kind.isEmpty()) {
            errors.add(new FieldError("#kind", "Select what you reply"));
        }
        checkWords(typed.words(), "#words", "Enter what you want the Authority to know", errors);
        if (!errors.isEmpty()) {
            return render(422, asked, one, typed, errors, "");
        }
        try {
            desk.reply(asked.signedIn(), new CaseId(one.id()), kind.orElseThrow(), typed.words());
        } catch (Refusal refused) {
            return refused(asked, one, typed, refused);
        }
        return Answer.seeOther("/cases/" + one.id() + "?done=reply");
    }

    private Answer decide(Asked asked) {
        CaseView one = caseOf(asked);
        Fields fields = Fields.of(asked);
        Typed typed = new Typed("decision", fields.text("upheld"), fields.text("reasons"));
        List<FieldError> errors = new ArrayList<>();
        if (!typed.choice().equals("yes") && !typed.choice().equals("no")) {
            errors.add(new FieldError("#upheld", "Select whether you uphold the body's reply"));
        }
        checkWords(typed.words(), "#reasons", "Enter your reasons", errors);
        if (!errors.isEmpty()) {
            return render(422, asked, one, typed, errors, "");
        }
        try {
            desk.adjudicate(
                    asked.signedIn(), new CaseId(one.id()), typed.choice().equals("yes"), typed.words());
        } catch (Refusal refused) {
            return refused(asked, one, typed, refused);
        }
        return Answer.seeOther("/cases/" + one.id() + "?done=decision");
    }

    private Answer refused(Asked asked, CaseView one, Typed typed, Refusal refused) {
        String text = refused.problem().title()
                + refused.problem().detail().map(d -> ": " + d).orElse("");
        return render(
                refused.problem().status(), asked, one, typed, List.of(new FieldError("#main-content", text)), "");
    }

    private static void checkWords(String words, String href, String missing, List<FieldError> errors) {
        if (words.isEmpty()) {
            errors.add(new FieldError(href, missing));
        } else if (words.length() > LONGEST) {
            errors.add(new FieldError(href, "Use 20,000 characters or fewer; these are " + words.length()));
        }
    }

    /// A case that is not the reader's to see is told from one that does not exist by nothing.
    private CaseView caseOf(Asked asked) {
        String id = asked.part("case");
        CaseId wanted;
        try {
            wanted = new CaseId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("case", id);
        }
        Viewer viewer = kit.viewer(asked);
        return kit.readings()
                .caseOf(wanted)
                .filter(c -> viewer.sees(new BodyId(c.body())))
                .orElseThrow(() -> Refusal.notFound("case", id));
    }

    /// What was typed into one of the forms, kept when it is shown again.
    private record Typed(String form, String choice, String words) {
        static final Typed NOTHING = new Typed("", "", "");

        Typed in(String wanted) {
            return form.equals(wanted) ? this : NOTHING;
        }
    }

    private Answer render(int status, Asked asked, CaseView one, Typed typed, List<FieldError> errors, String done) {
        Instant now = kit.readings().network().time();
        Viewer viewer = kit.viewer(asked);
        boolean nation = viewer.seesNation();
        Shell shell = kit.shell(
                asked, one.controlTitle() + ", " + one.bodyName(), nation ? "/cases" : "/bodies/" + one.body());
        List<CaseForm> forms = forms(one, viewer, now, typed, errors);
        return kit.render(
                status,
                "case",
                new CasePage(
                        errors.isEmpty() ? shell : shell.withError(),
                        CaseRow.of(one, now, kit),
                        one.environment(),
                        new Ladder(one, now, kit).steps(),
                        one.steps().stream()
                                .map(s -> new Said(
                                        kit.moment(s.at(), now),
                                        kit.actor(s.actor()),
                                        kit.words().name("step", s.what()),
                                        s.words().orElse("")))
                                .toList(),
                        routes(one, now),
                        kit.words().count(one.routes().size(), "route"),
                        errors,
                        done,
                        forms,
                        forms.isEmpty() && !one.state().equals("closed") ? wait(one, viewer) : "",
                        nation));
    }

    private static String wait(CaseView one, Viewer viewer) {
        boolean officer = viewer.officerOf(new BodyId(one.body()));
        if (officer) {
            return "There is nothing to reply to now. Evidence that the gap is closed helps at any time.";
        }
        return viewer.decidesCases() ? "There is nothing to decide now." : "";
    }

    private List<CaseForm> forms(CaseView one, Viewer viewer, Instant now, Typed typed, List<FieldError> errors) {
        List<CaseForm> forms = new ArrayList<>();
        List<ReplyKind> replies = List.of(ReplyKind.values()).stream()
                .filter(k -> one.legalMoves().contains("reply " + k))
                .toList();
        if (!replies.isEmpty() && viewer.officerOf(new BodyId(one.body()))) {
            forms.add(replyForm(one, replies, typed.in("reply"), errors));
        }
        boolean ripe = one.state().equals("replied")
                || one.replyBy().filter(by -> by.isBefore(now)).isPresent();
        if (one.legalMoves().contains("adjudicate") && ripe && viewer.decidesCases()) {
            forms.add(decisionForm(one, typed.in("decision"), errors));
        }
        return forms;
    }

    private CaseForm replyForm(CaseView one, List<ReplyKind> kinds, Typed typed, List<FieldError> errors) {
        List<Option> options = kinds.stream()
                .map(k -> new Option(
                        k.name(),
                        kit.words().name("reply", k.name()),
                        kit.words().name("reply-says", k.name()),
                        k.name().equals(typed.choice())))
                .toList();
        return new CaseForm(
                "/cases/" + one.id() + "/reply",
                "Reply to the notice",
                "What do you reply?",
                options,
                "What should the Authority know?",
                "Say what you found, what you have done and what you will do by when. Do not include personal data.",
                typed.words(),
                "Send reply",
                FieldError.of(errors, "kind"),
                FieldError.of(errors, "words"));
    }

    private CaseForm decisionForm(CaseView one, Typed typed, List<FieldError> errors) {
        return new CaseForm(
                "/cases/" + one.id() + "/decision",
                "Decide",
                "Do you uphold the body's reply?",
                List.of(
                        new Option(
                                "yes",
                                "Yes, access holds",
                                "The body goes on closing the gap. What failed this time no longer closes anything.",
                                typed.choice().equals("yes")),
                        new Option(
                                "no",
                                "No, what rests on the gap closes",
                                "It closes at the date in the notice and opens again when the gap is shown closed.",
                                typed.choice().equals("no"))),
                "Your reasons",
                "The body reads them. They are recorded under your name.",
                typed.words(),
                "Record decision",
                FieldError.of(errors, "upheld"),
                FieldError.of(errors, "reasons"));
    }

    private List<TouchedRoute> routes(CaseView one, Instant now) {
        Map<String, RouteReach> known = new LinkedHashMap<>();
        kit.readings().services(new BodyId(one.body())).forEach(r -> known.put(r.route(), r));
        return one.routes().stream()
                .map(id -> {
                    RouteReach reach = known.get(id);
                    if (reach == null) {
                        return new TouchedRoute("", id, "", "");
                    }
                    String effect = reach.citizenEffect().equalsIgnoreCase("none")
                            ? ""
                            : kit.words().name("effect", reach.citizenEffect());
                    return new TouchedRoute(
                            reach.serviceName(),
                            String.join(", ", reach.methods()) + " " + reach.path(),
                            kit.words().name("action", reach.action()) + ", " + kit.handling(now, reach.handling()),
                            effect);
                })
                .toList();
    }
}
