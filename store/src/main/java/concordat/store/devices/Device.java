package concordat.store.devices;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// A device that was enrolled.
///
/// @param id opaque, unique in the network
/// @param label what its holder calls it; empty once it has gone for long
/// @param person whose it is or who works with it; empty for one that many share, and once it has gone for long
/// @param enrolledBy who made the code that let it in
/// @param judgedBy id of the edition by whose rules its facts were last judged
/// @param changesAt when its facts change by themselves next
/// @param heardAt when something was last said of it
public record Device(
        String id,
        BodyId body,
        EnvironmentId environment,
        boolean managed,
        String platform,
        String label,
        Optional<PersonId> person,
        Instant enrolledAt,
        PersonId enrolledBy,
        String judgedBy,
        Instant changesAt,
        Optional<Instant> heardAt,
        Optional<Ended> ended) {

    /// @param by who ended it; the device's own holder, an officer, or whoever's act did
    /// @param why one of the words that the API knows
    public record Ended(Instant at, PersonId by, String why) {}

    /// @return `managed` or `personal`
    public String ownership() {
        return managed ? "managed" : "personal";
    }
}
