package concordat.web.read;

import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.ids.EnvironmentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where every environment stands at present, worked out again only where something changed. Thread-safe.
final class Standings {

    private @Nullable Programme programme;
    private Instant until = Instant.MIN;
    private Map<EnvironmentId, Standing> standings = Map.of();

    /// @return every environment's standing in this version at this instant
    synchronized Map<EnvironmentId, Standing> of(Programme now, Instant at) {
        Programme before = programme;
        if (before == now && at.isBefore(until)) {
            return standings;
        }
        boolean whole = before == null || before.termsChangedSince(now) || now.termsChangedSince(before);
        Set<EnvironmentId> changed = before == null ? Set.of() : now.changedSince(before);
        Map<EnvironmentId, Standing> fresh = new HashMap<>();
        Instant next = Instant.MAX;
        for (var environment : now.environments()) {
            EnvironmentDeclared declared = environment.act();
            Standing old = standings.get(declared.environment());
            boolean stale = whole || changed.contains(declared.environment());
            Standing standing =
                    old == null || stale || !old.changesAt().map(at::isBefore).orElse(true)
                            ? Standing.of(now, declared.environment(), at)
                            : old;
            fresh.put(declared.environment(), standing);
            Optional<Instant> changes = standing.changesAt();
            if (changes.isPresent() && changes.get().isBefore(next)) {
                next = changes.get();
            }
        }
        programme = now;
        until = now.editionChangesAfter(at).filter(next::isAfter).isPresent()
                ? now.editionChangesAfter(at).orElse(next)
                : next;
        standings = fresh;
        return fresh;
    }
}
