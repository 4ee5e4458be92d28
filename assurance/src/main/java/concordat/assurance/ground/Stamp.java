package concordat.assurance.ground;

import concordat.assurance.act.Entry;
import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// That somebody did something.
public record Stamp(Instant at, PersonId by) {

    /// @return of an entry
    public static Stamp of(Entry entry) {
        return new Stamp(entry.at(), entry.actor());
    }
}
