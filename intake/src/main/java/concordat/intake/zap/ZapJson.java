package concordat.intake.zap;

import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads ZAP's JSON. A finding is an element of a site's `alerts`.
public final class ZapJson implements ReportFormat {

    @Override
    public String name() {
        return "zap-json";
    }

    @Override
    public String title() {
        return "ZAP report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && !json.has("vulnerabilities") // GitLab's, which embeds what ZAP told it
                && (json.has("site[].alerts", "site[].@name")
                        || json.has("site.alerts", "site.@name")
                        || json.has("@generated", "@version", "site"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("ZAP", sink);
        tally.speaksOnlyOf(ZapAlerts.TOOL);
        return JsonRecords.read(bytes, name(), tally, new Sites(tally));
    }

    private static final class Sites implements JsonTaker {
        private static final int SHOWN = 100;

        private final ReportTally tally;
        private final ZapAlerts alerts;
        private final Map<String, String> site = new HashMap<>();

        Sites(ReportTally tally) {
            this.tally = tally;
            this.alerts = new ZapAlerts(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path.replace("site[]", "site")) {
                case "", "site", "site.alerts" -> Take.INTO;
                case "@version", "@generated", "created", "site.@name", "site.@host", "site.@port", "site.alerts[]" ->
                    Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            switch (path.substring(path.lastIndexOf('.') + 1)) {
                case "@version" -> tally.tool("ZAP " + Json.text(value));
                case "@generated", "created" -> tally.scannedAt(Instants.parse(Json.text(value)));
                case "alerts[]" -> alert(value);
                default -> site.put(path.substring(path.indexOf('@')), Json.text(value));
            }
        }

        @Override
        public void out(String path) {
            boolean over = path.equals("site[]") || (path.equals("site") && !site.isEmpty());
            if (path.isEmpty()) {
                alerts.over();
            }
            if (!over) {
                return;
            }
            alerts.site(site.getOrDefault("@name", ""), site.getOrDefault("@host", ""), site.getOrDefault("@port", ""));
            alerts.siteOver();
            site.clear();
        }

        private void alert(JsonNode alert) {
            String seen = Json.list(alert, "instances").stream()
                    .limit(SHOWN)
                    .map(at -> Json.text(at, "method") + " " + Json.text(at, "uri") + " " + Json.text(at, "param"))
                    .map(String::strip)
                    .collect(Collectors.joining("\n"));
            alerts.alert(name -> Json.text(alert, name), seen);
        }
    }
}
