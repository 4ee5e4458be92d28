package concordat.findings;

/// One weakness at one place, however often a report says so.
///
/// @param port 0 when the weakness has none
/// @param protocol lower case
/// @param weakness as in [FindingKey#weakness()]
public record Spot(AssetKey asset, int port, String protocol, String weakness) {

    /// @return where the finding is
    public static Spot of(FindingKey key) {
        return new Spot(key.asset(), key.port(), key.protocol(), key.weakness());
    }
}
