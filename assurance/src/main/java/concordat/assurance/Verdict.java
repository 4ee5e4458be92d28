package concordat.assurance;

import java.util.List;

/// Whether an act may be done.
public sealed interface Verdict {

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
