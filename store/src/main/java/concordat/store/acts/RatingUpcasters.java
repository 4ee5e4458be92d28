package concordat.store.acts;

import concordat.ledger.json.Json;

/// Adjusted ratings as they were written long ago.
final class RatingUpcasters {

    private RatingUpcasters() {}

    /// The first version was of one finding; a set of one is named by what it holds.
    static Json.Obj fromFirst(Json.Obj payload) {
        return payload.with("scope", payload.member("finding").orElseThrow())
                .with("findings", new Json.Int(1))
                .without("finding");
    }
}
