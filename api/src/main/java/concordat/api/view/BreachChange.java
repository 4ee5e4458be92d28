package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// How findings fail a control, and how they would.
///
/// @param before how many findings fail it
/// @param failsAt from when; none when none does
/// @param after how many would fail it then
/// @param failsThen from when; none when none would
public record BreachChange(
        String control, int before, Optional<Instant> failsAt, int after, Optional<Instant> failsThen) {}
