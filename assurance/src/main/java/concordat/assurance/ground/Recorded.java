package concordat.assurance.ground;

import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Something that an act brought about, and when it ended if it did.
///
/// @param act as it stands in the ledger
/// @param position of the act in the ledger
/// @param at when it was done
/// @param by who did it
/// @param endedAt when another act ended or withdrew it; that it ran out by its own date does not show here
public record Recorded<A extends Act>(A act, long position, Instant at, PersonId by, Optional<Instant> endedAt) {

    /// @return that the entry brought about the act, which is the entry's own or follows from it
    public static <A extends Act> Recorded<A> of(A act, Entry entry) {
        return new Recorded<>(act, entry.position(), entry.at(), entry.actor(), Optional.empty());
    }

    /// @return that it ended then
    public Recorded<A> ended(Instant when) {
        return new Recorded<>(act, position, at, by, Optional.of(when));
    }

    /// @return whether no act has ended it
    public boolean live() {
        return endedAt.isEmpty();
    }
}
