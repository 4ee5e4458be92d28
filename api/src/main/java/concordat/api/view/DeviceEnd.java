package concordat.api.view;

import java.time.Instant;

/// How a device went.
///
/// @param why `left`, `lost`, `stolen`, `replaced` or `unsound`
public record DeviceEnd(Instant at, String by, String why) {}
