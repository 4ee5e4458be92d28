package concordat.store.acts;

import concordat.ledger.json.Json;

/// Imports, and their withdrawals, as they were written long ago.
final class ReportUpcasters {

    private ReportUpcasters() {}

    /// The first version did not say since when a critical finding was open.
    static Json.Obj fromFirst(Json.Obj payload) {
        Json.Arr breaches = (Json.Arr) payload.member("breaches").orElseThrow();
        return payload.with(
                "breaches",
                new Json.Arr(breaches.items().stream()
                        .<Json>map(breach -> ((Json.Obj) breach).with("criticalSince", Json.Null.NULL))
                        .toList()));
    }
}
