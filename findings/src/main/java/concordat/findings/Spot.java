package concordat.findings;

/// One weakness at one place, however often a report says so.
///
/// @param port 0 when the weakness has none
/// @param protocol lower case
/// @param place as in [FindingKey#place()]
/// @param weakness as in [FindingKey#weakness()]
public record Spot(AssetKey asset, int port, String protocol, String place, String weakness) {

    /// Of the asset or port as a whole.
    public Spot(AssetKey asset, int port, String protocol, String weakness) {
        this(asset, port, protocol, "", weakness);
    }

    /// @return the finding that is this often here
    public FindingKey key(int occurrence) {
        return new FindingKey(asset, port, protocol, place, weakness, occurrence);
    }

    /// @return where the finding is
    public static Spot of(FindingKey key) {
        return new Spot(key.asset(), key.port(), key.protocol(), key.place(), key.weakness());
    }
}
