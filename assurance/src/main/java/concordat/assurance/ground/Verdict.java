package concordat.assurance.ground;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /// @param known what the id stands for already, null when nothing
    /// @return a refusal when the id was given before
    static Verdict unused(@Nullable Object known) {
        return known == null ? allow() : refused(Fault.ID_REUSED, "the id was given before and is never given again");
    }

    /// @param known what the id stands for, null when nothing
    /// @return a refusal when it stands for nothing
    static Verdict known(@Nullable Object known, Fault fault, Object id) {
        return known == null ? refused(fault, id + " is not known") : allow();
    }

    /// @return a refusal when it does not hold
    static Verdict when(boolean holds, Fault fault, String detail, String... legalMoves) {
        return holds ? allow() : refused(fault, detail, legalMoves);
    }

    /// @return a refusal when it is not lower-case hex SHA-256
    static Verdict digest(String digest) {
        return when(
                digest.matches("[0-9a-f]{64}"),
                Fault.DIGEST_MALFORMED,
                "[" + digest + "] is not lower-case hex SHA-256");
    }

    /// @return this, or what is said then when this allows
    default Verdict and(Supplier<Verdict> then) {
        return allowed() ? then.get() : this;
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
