package concordat.api.view;

import java.time.Instant;

/// What was used lately, as decision records tell.
///
/// @param since of the oldest record looked at
/// @param requests that were permitted
/// @param callers how many different devices and workloads asked
public record RecentUseView(Instant since, long requests, int callers) {}
