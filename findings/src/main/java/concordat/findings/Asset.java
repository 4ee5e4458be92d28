package concordat.findings;

import java.util.List;

/// One host as last reported.
///
/// @param addresses IP addresses; may be empty
/// @param fullName as the tool learnt it; may be empty
/// @param operatingSystem as the tool learnt it; may be empty
/// @param internetFacing whether it has a public address or was ever reached from outside
public record Asset(
        AssetKey key, List<String> addresses, String fullName, String operatingSystem, boolean internetFacing) {

    public Asset {
        addresses = List.copyOf(addresses);
    }
}
