package concordat.rules;

import java.util.List;

/// What became of an edition's fail rules.
public sealed interface Compilation {

    /// Every rule can be used.
    record Compiled(FindingRules rules) implements Compilation {}

    /// At least one cannot; every problem is listed, in the edition's order.
    record Refused(List<RuleProblem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("refused without a problem");
            }
        }
    }
}
