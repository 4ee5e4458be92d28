package concordat.gateway.point;

import io.vertx.core.Future;

/// What decides, behind every protocol. Callable from any event loop; completes on the one it was called from.
public interface Decisions {

    /// Decides and puts the decision on record, before a permit where the route asks for that.
    Future<Answer> decide(Point asker, Ask ask);

    /// Looks at so many rows at most, and so may find nothing though there is more.
    ///
    /// @param from 0, or what the last part gave as next
    /// @param limit most that may be found at once
    Found search(Point asker, Search search, int from, int limit);

    /// @param id of a device, workload or egress
    /// @return its certificate, of several one; [Presented#NOTHING] when none has this id
    Future<Presented> named(String id);

    /// @return microseconds since 1970 UTC, as decisions are made by
    long now();
}
