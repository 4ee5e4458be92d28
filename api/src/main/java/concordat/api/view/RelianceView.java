package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// That an environment relies on another for a control.
///
/// @param id consumer, provider and control, with spaces between
/// @param body the consumer's
/// @param state `running`, `to-confirm` after the provider changed something, or `over`
/// @param remainingDuty what stays the consumer's duty
public record RelianceView(
        String id,
        String body,
        String environment,
        String provider,
        String control,
        String state,
        String split,
        Optional<String> remainingDuty,
        Instant until) {}
