package concordat.intake.hdf;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: what was looked at, in each of a list of results.
final class Platform implements JsonTaker {

    private final List<Looked> all = new ArrayList<>();
    private final Room room = new Room("names of platforms");

    private record Looked(String target, String system, String version) {
        static final Looked NOTHING = new Looked("", "", "");
    }

    /// @return a path within one result, which may stand in a list
    static String within(String path) {
        return path.equals("[]") ? "" : path.startsWith("[].") ? path.substring(3) : path;
    }

    @Override
    public Take take(String path) {
        return switch (within(path)) {
            case "" -> Take.INTO;
            case "platform", "version" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        if (path.equals("[]") || all.isEmpty()) {
            room.take();
            all.add(Looked.NOTHING);
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        Looked looked = all.removeLast();
        if (within(path).equals("version")) {
            looked = new Looked(looked.target, looked.system, Json.text(value));
        } else {
            String system = (Json.text(value, "name") + " " + Json.text(value, "release")).strip();
            looked = new Looked(Json.text(value, "target_id"), system, looked.version);
        }
        room.take(looked.target, looked.system, looked.version);
        all.add(looked);
    }

    /// @param number of the result, from 0; of a list it is one more, for the list comes first
    Optional<AssetKey> asset(int number) {
        return Assets.host(all.get(number).target);
    }

    /// Of several results no one list of controls holds for every platform, so that they close nothing.
    void tell(ReportTally tally) {
        tally.tool("InSpec " + (all.isEmpty() ? "" : all.getLast().version));
        for (Looked looked : all) {
            Assets.host(looked.target)
                    .ifPresent(key -> tally.assetOnce(ReportedAsset.of(key)
                            .with(AssetIdKind.AGENT, looked.target)
                            .running(looked.system)
                            .looked(true, all.size() == 1)));
        }
    }
}
