package concordat.intake.paper;

import concordat.intake.paper.Proposed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sets answers on paper beside those that are held.
final class AnswerProposals {

    private AnswerProposals() {}

    static List<Proposed> of(List<PaperAnswer> answers, String environment, List<Held.Answer> held, boolean update) {
        Map<String, Held.Answer> known =
                held.stream().collect(Collectors.toMap(Held.Answer::control, Function.identity(), (a, b) -> b));
        List<Proposed> proposed = new ArrayList<>();
        for (PaperAnswer answer : answers) {
            String control = answer.control().value();
            Proposed.Act act = new Proposed.Act(
                    "answer-given",
                    Map.of(
                            "environment",
                            environment,
                            "control",
                            control,
                            "answer",
                            answer.answer(),
                            "statement",
                            answer.statement()));
            Held.Answer before = known.get(control);
            if (before == null) {
                proposed.add(new Proposed(answer.place(), Kind.NEW, control, answer.answer(), List.of(act)));
                continue;
            }
            boolean otherwise = !before.answer().equals(answer.answer());
            // An erased statement cannot be compared, and nobody wants it back by accident.
            boolean reworded = before.statement()
                    .filter(s -> !s.equals(answer.statement()))
                    .isPresent();
            if (!otherwise && !reworded) {
                proposed.add(new Proposed(answer.place(), Kind.SAME, control, "", List.of()));
            } else {
                String says = otherwise
                        ? before.answer() + " is held, " + answer.answer() + " on paper"
                        : "another statement to " + answer.answer();
                proposed.add(
                        new Proposed(answer.place(), Kind.CHANGED, control, says, update ? List.of(act) : List.of()));
            }
        }
        return proposed;
    }
}
