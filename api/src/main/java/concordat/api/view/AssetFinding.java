package concordat.api.view;

import java.util.Optional;

/// What becomes of one finding when names come to mean other assets.
///
/// @param asset what it is on then
/// @param before what it was on, none when it was not there
/// @param was absent, open or closed
/// @param is absent, open or closed
public record AssetFinding(
        String asset,
        Optional<String> before,
        Optional<Integer> port,
        String weakness,
        String title,
        String severity,
        String was,
        String is) {}
