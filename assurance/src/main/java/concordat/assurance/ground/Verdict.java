package concordat.assurance.ground;

import java.util.List;
import java.util.function.Supplier;

/// Whether an act may be done.
public sealed interface Verdict {

    /// Nothing stands against it.
    static Verdict allow() {
        return new Allowed();
    }

    /// @param legalMoves most useful first
    static Verdict refused(Fault fault, String detail, String... legalMoves) {
        return new Refused(fault, detail, List.of(legalMoves));
    }

    /// @return the first of them that is a refusal, none looked at after it
    @SafeVarargs
    static Verdict first(Supplier<Verdict>... verdicts) {
        for (Supplier<Verdict> verdict : verdicts) {
            Verdict said = verdict.get();
            if (!said.allowed()) {
                return said;
            }
        }
        return allow();
    }

    /// It may.
    record Allowed() implements Verdict {}

    /// It may not.
    ///
    /// @param fault which rule stands against it
    /// @param detail the values that matter, for people
    /// @param legalMoves what could be done instead, most useful first; kinds of acts in kebab-case, some
    ///     followed by the values they would need; may be empty
    record Refused(Fault fault, String detail, List<String> legalMoves) implements Verdict {
        public Refused {
            legalMoves = List.copyOf(legalMoves);
        }
    }

    /// @return whether it may be done
    default boolean allowed() {
        return this instanceof Allowed;
    }
}
