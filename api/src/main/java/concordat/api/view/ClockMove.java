package concordat.api.view;

import java.time.Duration;

/// How far a demonstration's clock is to go.
public record ClockMove(Duration advance) {}
