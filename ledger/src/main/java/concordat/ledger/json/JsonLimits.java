package concordat.ledger.json;

/// How large a text the parser takes on.
///
/// @param bytes the longest text
/// @param depth the most arrays and objects within one another; the outermost value has depth 1
public record JsonLimits(int bytes, int depth) {

    /// Room for the largest edition many times over.
    public static final JsonLimits ACT = new JsonLimits(16 << 20, 32);

    public JsonLimits {
        if (bytes < 1 || depth < 1 || depth > 1_000) {
            throw new IllegalArgumentException("limits of " + bytes + " bytes and depth " + depth);
        }
    }
}
