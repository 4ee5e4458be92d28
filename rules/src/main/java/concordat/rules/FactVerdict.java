package concordat.rules;

import concordat.catalogue.Assurance;
import java.time.Instant;

/// Whether a fact about a device holds, and by whose word.
public sealed interface FactVerdict {

    /// @return as the edition names it
    String fact();

    /// @param at when the source looked
    /// @param until when its word runs out
    record Holds(String fact, String source, Instant at, Instant until) implements FactVerdict {}

    /// A source says that it does not hold, and none as reliable has said otherwise since.
    record Denied(String fact, String source, Instant at) implements FactVerdict {}

    /// It held, and nobody has looked again in time.
    record RanOut(String fact, String source, Instant at, Instant ranOut) implements FactVerdict {}

    /// Somebody says so whose word is not enough.
    record TooWeak(String fact, String source, Assurance assurance, Assurance needed) implements FactVerdict {}

    /// Nobody has said enough to tell.
    record Unsaid(String fact) implements FactVerdict {}
}
