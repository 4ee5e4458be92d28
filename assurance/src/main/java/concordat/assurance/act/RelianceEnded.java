package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;

/// A reliance ends before its time.
public record RelianceEnded(EnvironmentId consumer, EnvironmentId provider, ControlId control) implements Act {}
