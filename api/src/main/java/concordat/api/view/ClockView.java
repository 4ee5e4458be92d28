package concordat.api.view;

import java.time.Duration;
import java.time.Instant;

/// What time the network has.
public record ClockView(Instant now, Duration offset, boolean movable) {}
