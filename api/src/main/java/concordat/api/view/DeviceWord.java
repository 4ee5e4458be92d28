package concordat.api.view;

import java.time.Instant;

/// What was said.
///
/// @param about for example `storage.encrypted`
public record DeviceWord(String about, String said, Instant at) {}
