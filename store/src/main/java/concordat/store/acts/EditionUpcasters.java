package concordat.store.acts;

import concordat.ledger.json.Json;
import java.util.List;
import java.util.Map;

/// Editions as they were written long ago.
final class EditionUpcasters {

    private static final Json.Arr NONE = new Json.Arr(List.of());

    private EditionUpcasters() {}

    /// The first version knew no decision rights, no ladder, no service levels, no shadow and no former ids. The values
    /// stand here as they were when the second version came, and not as what an edition without them means today.
    static Json.Obj fromFirst(Json.Obj payload) {
        Json.Obj edition = edition(payload);
        Json.Arr controls = (Json.Arr) edition.member("controls").orElseThrow();
        Json.Obj levels = Json.Obj.of(Map.of(
                "assessmentDays", new Json.Int(20), "questionDays", new Json.Int(5), "replyDays", new Json.Int(10)));
        return payload.with(
                "edition",
                edition.with(
                                "controls",
                                new Json.Arr(controls.items().stream()
                                        .<Json>map(control -> ((Json.Obj) control).with("formerly", NONE))
                                        .toList()))
                        .with("decisionRights", NONE)
                        .with("ladder", NONE)
                        .with("serviceLevels", levels)
                        .with("shadow", new Json.Str("PT0S")));
    }

    /// The second version made no difference of what is known to be exploited.
    static Json.Obj fromSecond(Json.Obj payload) {
        Json.Obj edition = edition(payload);
        return payload.with("edition", edition.with("exploitedWindow", Json.Null.NULL));
    }

    /// The third version did not say which kinds of findings go against what in other codes.
    static Json.Obj fromThird(Json.Obj payload) {
        Json.Obj edition = edition(payload);
        return payload.with("edition", edition.with("weaknessMaps", NONE));
    }

    /// The fourth version left it at what was usual how much a health check looks at by hand.
    static Json.Obj fromFourth(Json.Obj payload) {
        Json.Obj edition = edition(payload);
        Json.Obj sample = Json.Obj.of(Map.of("internal", new Json.Int(10), "external", new Json.Int(100)));
        return payload.with("edition", edition.with("manualSample", sample));
    }

    /// The fifth version did not say how facts about devices are found out.
    static Json.Obj fromFifth(Json.Obj payload) {
        Json.Obj nothing = Json.Obj.of(Map.of("rules", NONE, "queries", NONE));
        return payload.with("edition", edition(payload).with("posture", nothing));
    }

    private static Json.Obj edition(Json.Obj payload) {
        return (Json.Obj) payload.member("edition").orElseThrow();
    }
}
