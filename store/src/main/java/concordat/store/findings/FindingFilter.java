package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import java.util.Optional;

/// Which findings a page shows.
///
/// @param open open ones or closed ones
/// @param atLeast the least severity
/// @param asset one asset's only, when given
public record FindingFilter(boolean open, Severity atLeast, Optional<AssetKey> asset) {}
