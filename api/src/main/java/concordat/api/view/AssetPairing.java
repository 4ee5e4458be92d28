package concordat.api.view;

import java.util.Optional;

/// Two names that are to be told apart, or said to be one asset, or no longer.
///
/// @param environment needed when the body has more than one
/// @param one a name as reports give it
/// @param reason stands in the record
public record AssetPairing(Optional<String> environment, String one, String other, String reason) {

    public AssetPairing {
        environment = Absent.or(environment, Optional.empty());
    }
}
