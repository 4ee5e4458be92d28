package concordat.intake.securescore;

import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Where the scores of a day stand: listed under `value` as the interface answers, in a list of their own, alone, or
/// beside the profiles of the controls, as those who put both answers into one file do.
final class Days {

    private Days() {}

    /// @param over told when there are no more
    static JsonTaker each(Consumer<JsonNode> day, Runnable over) {
        return new EachRecord(
                "value",
                record -> {
                    if (record.has("controlScores")) {
                        day.accept(record);
                    } else {
                        Json.list(record, "secureScore", "value").forEach(day);
                    }
                },
                over);
    }
}
