package concordat.api.view;

import java.time.Instant;

/// A control that findings fail, from an instant on.
public record FailingControl(String control, int findings, Instant breachesAt) {}
