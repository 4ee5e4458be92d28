package concordat.intake.oscal;

import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Assessment results or a plan of action in JSON. What items refer to may stand behind them, so it is read twice.
public final class OscalJson implements ReportFormat {

    private final Model model;

    public OscalJson(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.format() + "-json";
    }

    @Override
    public String title() {
        return model.title + " (JSON)";
    }

    /// Some tools leave out the root of results.
    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (json.has(model.root, model.root + ".metadata")
                        || (model == Model.ASSESSMENT_RESULTS
                                && json.has("results[].observations", "results[].reviewed-controls")));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        return read(bytes, sink, name());
    }

    /// @param format what it was written in before it was JSON
    Reading read(ReportBytes bytes, ReportSink sink, String format) throws IOException {
        ReportTally tally = new ReportTally("OSCAL", sink);
        Known known = new Known(model);
        return JsonRecords.readTwice(
                bytes, format, tally, new Taker(known), () -> new Taker(new Findings(model, known, tally)));
    }

    private static final class Taker implements JsonTaker {
        private static final Set<String> AROUND = Set.of(
                Model.ASSESSMENT_RESULTS.root,
                Model.PLAN_OF_ACTION.root,
                "metadata",
                "results",
                "results[]",
                "local-definitions",
                "assessment-assets",
                "components",
                "inventory-items",
                "observations",
                "risks",
                "findings",
                "poam-items");
        private final Records records;

        Taker(Records records) {
            this.records = records;
        }

        @Override
        public Take take(String path) {
            String last = path.substring(path.lastIndexOf('.') + 1);
            if (path.isEmpty() || AROUND.contains(last)) {
                return Take.INTO;
            }
            boolean word = path.endsWith("metadata.title")
                    || path.endsWith("metadata.last-modified")
                    || path.endsWith("results[].start");
            return word || last.endsWith("s[]") ? Take.WHOLE : Take.NOTHING;
        }

        @Override
        public void whole(String path, JsonNode value) {
            switch (path.substring(path.lastIndexOf('.') + 1)) {
                case "title" -> records.title(Json.text(value));
                case "last-modified" -> records.modified(Json.text(value));
                case "start" -> records.started(Json.text(value));
                case "components[]" -> records.component(value);
                case "inventory-items[]" -> records.inventoryItem(value);
                case "observations[]" -> records.observation(value);
                case "risks[]" -> records.risk(value);
                case "findings[]" -> records.finding(value);
                case "poam-items[]" -> records.item(value);
                default -> {}
            }
        }

        @Override
        public void out(String path) {
            if (path.isEmpty()) {
                records.over();
            }
        }
    }
}
