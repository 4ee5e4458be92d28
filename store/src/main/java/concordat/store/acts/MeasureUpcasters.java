package concordat.store.acts;

import concordat.ledger.json.Json;
import java.util.List;

/// Measures as they were written long ago.
final class MeasureUpcasters {

    private MeasureUpcasters() {}

    /// The first version named no case and no controls that lift it.
    static Json.Obj fromFirst(Json.Obj payload) {
        return payload.with("about", Json.Null.NULL).with("liftsWhen", new Json.Arr(List.of()));
    }
}
