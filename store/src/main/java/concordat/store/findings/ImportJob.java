package concordat.store.findings;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import java.time.Instant;
import java.util.Optional;

/// An import as it was asked for, and what became of it.
///
/// @param number by which jobs are in the order they came; 0 before it is kept
/// @param key under which whoever asked will ask again for the same thing
/// @param bytes how long the report is
/// @param terms how it is to be read, as whoever keeps it wrote it
/// @param attempts how often it was begun and neither ended nor was put back in the line
/// @param outcome what is to be told of its end, as whoever keeps it wrote it
public record ImportJob(
        long number,
        String id,
        BodyId body,
        EnvironmentId environment,
        PersonId person,
        Optional<String> key,
        Strength strength,
        Vantage vantage,
        long bytes,
        Instant receivedAt,
        String terms,
        State state,
        int attempts,
        Optional<Instant> endedAt,
        Optional<String> outcome) {

    /// Where an import is.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        STOPPED,
        WITHDRAWN;

        /// @return whether it has not come to its end
        public boolean live() {
            return this == WAITING || this == RUNNING;
        }
    }
}
