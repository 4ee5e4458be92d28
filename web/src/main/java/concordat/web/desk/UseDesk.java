package concordat.web.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What gateways' decision records tell of the use made of routes lately.
public interface UseDesk {

    /// A desk without records.
    UseDesk NONE = routes -> Map.of();

    /// @param since of the oldest record looked at
    /// @param requests that were permitted
    /// @param callers how many different devices and workloads asked
    record Use(Instant since, long requests, int callers) {}

    /// @param routes ids of the routes in question, by environment
    /// @return their use by environment; without those of which no record is at hand, and none at all when
    ///     what is at hand is not whole
    Map<String, Use> recent(Map<String, Set<String>> routes);
}
