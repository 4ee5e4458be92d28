package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Why a name is taken for another, with the import that showed it.
///
/// @param tool whose report that was
/// @param scannedAt when its scan began
/// @param importedAt when it came in
public record AssetMerge(
        AssetName name, Optional<String> tool, Optional<Instant> scannedAt, Optional<Instant> importedAt) {}
