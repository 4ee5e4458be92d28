package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.time.Instant;

/// One environment relies on another for a control.
///
/// @param until first instant at which it no longer counts
public record RelianceAgreed(
        EnvironmentId consumer,
        EnvironmentId provider,
        ControlId control,
        Split split,
        Prose remainingDuty,
        Instant until)
        implements Act {}
