package concordat.catalogue;

import java.time.Duration;

/// One step of a network's own scale of how data is to be handled. *Releasable* is not a handling but an attribute
/// of a route.
///
/// @param id stable name, unique in its edition, for example `official-sensitive`
/// @param title as people read it
/// @param leastProof the weakest proof that may support it: no control it rests on accepts less
/// @param staleLimit how long a gateway may decide from its last proven-current snapshot when it cannot reach the
///     control plane; a service owner may only shorten it
public record Handling(String id, String title, Strength leastProof, Duration staleLimit) {

    public Handling {
        if (!id.matches("[a-z][a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("handling id " + id + " is not lower-case words joined by hyphens");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("handling " + id + " has no title");
        }
        if (staleLimit.isNegative()) {
            throw new IllegalArgumentException("handling " + id + " has a negative stale limit " + staleLimit);
        }
    }
}
