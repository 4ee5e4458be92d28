package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Why a name is taken for another.
///
/// @param sameAs what it was merged into
/// @param by agent, full-name, netbios, mac, cloud or address
/// @param id what both have
/// @param report the import that showed it
/// @param tool whose report that was
/// @param scannedAt when its scan began
/// @param importedAt when it came in
public record AssetMerge(
        String name,
        String sameAs,
        String by,
        String id,
        String report,
        Optional<String> tool,
        Optional<Instant> scannedAt,
        Optional<Instant> importedAt) {}
