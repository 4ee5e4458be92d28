package concordat.web.page.casework;

import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows how far a case has come, rung by rung. No rung can be skipped, and nobody loses access on the first.
final class Ladder {

    private final CaseView one;
    private final Instant now;
    private final Kit kit;
    private final int reached;

    Ladder(CaseView one, Instant now, Kit kit) {
        this.one = one;
        this.now = now;
        this.kit = kit;
        this.reached = switch (one.state()) {
            case "open" -> 1;
            case "notice-served" -> 2;
            case "replied" -> 3;
            case "upheld", "not-upheld" -> 4;
            default -> 6;
        };
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        add(steps, 1, "Finding", "The case was opened " + when(one.openedAt()) + by("opened") + ".");
        add(
                steps,
                2,
                "Notice",
                last("notice").isPresent()
                        ? "The body was told " + when(last("notice").get().at())
                                + " what rests on the gap and until when."
                        : "The body is told what rests on the gap, who owes a reply and until when.");
        add(steps, 3, "Reply", reply());
        add(steps, 4, "Decision", decision());
        add(steps, 5, "Access", access());
        add(
                steps,
                6,
                "Exit",
                last("closed")
                        .map(step -> "The case was closed " + when(step.at()) + ".")
                        .orElse(
                                "The case closes when evidence shows the gap closed, as strong as what showed it open."));
        return steps;
    }

    /// Rung 5 is passed over when access never closed.
    private void add(List<Step> steps, int number, String title, String text) {
        String progress = number <= reached ? "done" : number == current() ? "now" : "ahead";
        String words =
                switch (progress) {
                    case "done" -> "done";
                    case "now" -> "now";
                    default -> "to come";
                };
        steps.add(new Step(number, title, text, progress, words));
    }

    private int current() {
        return one.state().equals("upheld") ? 6 : reached + 1;
    }

    private Optional<CaseStep> last(String what) {
        return one.steps().stream().filter(s -> s.what().startsWith(what)).reduce((first, second) -> second);
    }

    private String by(String what) {
        return last(what).map(s -> " by " + kit.actor(s.actor())).orElse("");
    }

    private String reply() {
        Optional<CaseStep> reply = last("replied");
        if (reply.isPresent()) {
            return "The body replied " + when(reply.get().at()) + by("replied") + ".";
        }
        if (one.replyBy().isEmpty()) {
            return "The body replies: it contests the finding, offers a plan or asks for more time.";
        }
        String who = one.replyOwedBy()
                .map(r -> kit.words().name("role", r).toLowerCase(Locale.UK))
                .orElse("officers");
        return one.replyBy().get().isBefore(now)
                ? "No reply came by " + kit.moment(one.replyBy().get(), now).text() + "."
                : "The body's " + who + " owes a reply by " + full(one.replyBy().get()) + ".";
    }

    private String decision() {
        return last("decided")
                .map(step -> (step.what().contains("not") ? "Not upheld, " : "Upheld, ") + when(step.at())
                        + by("decided") + ", with reasons.")
                .orElse("The Authority decides with reasons. Ten working days after a reply the programme lead must"
                        + " decide.");
    }

    private String access() {
        if (one.state().equals("upheld")) {
            return "The reply was upheld, so access holds.";
        }
        if (one.bitesAt().isEmpty()) {
            return "Nothing is closed before a notice has run out.";
        }
        Instant bites = one.bitesAt().get();
        if (one.state().equals("closed")) {
            return "The date from which access would close was "
                    + kit.moment(bites, now).text() + ".";
        }
        return bites.isAfter(now)
                ? "What rests on the gap stays open until " + full(bites) + "."
                : "The notice ran out on " + kit.moment(bites, now).text() + ".";
    }

    private String when(Instant at) {
        return "on " + full(at);
    }

    private String full(Instant at) {
        Moment moment = kit.moment(at, now);
        return moment.text() + " (" + moment.away() + ")";
    }
}
