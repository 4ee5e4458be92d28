package concordat.intake.nikto;

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
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads Nikto's JSON: one host, or since version 2.5 a list of them. A finding is an element of `vulnerabilities`.
public final class NiktoJson implements ReportFormat {

    @Override
    public String name() {
        return "nikto-json";
    }

    @Override
    public String title() {
        return "Nikto report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (host(json, "") || host(json, "[]."));
    }

    private static boolean host(Shape.Json json, String at) {
        boolean has = json.has(at + "host", at + "port", at + "vulnerabilities");
        return has
                && (json.has(at + "banner", at + "ip")
                        || json.has(at + "vulnerabilities[].msg", at + "vulnerabilities[].method"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nikto", sink);
        tally.speaksOnlyOf(NiktoItems.TOOL);
        return JsonRecords.read(bytes, name(), tally, new Hosts(tally));
    }

    private static final class Hosts implements JsonTaker {
        private final NiktoItems items;
        private final Map<String, String> host = new HashMap<>();

        Hosts(ReportTally tally) {
            this.items = new NiktoItems(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path.startsWith("[].") ? path.substring(3) : path) {
                case "", "[]", "vulnerabilities" -> Take.INTO;
                case "host", "ip", "port", "vulnerabilities[]" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            if (path.endsWith("vulnerabilities[]")) {
                items.item(
                        Json.text(value, "id"),
                        Json.text(value, "method"),
                        Json.text(value, "url"),
                        Json.text(value, "msg"),
                        Json.text(value, "references"));
            } else {
                host.put(path.substring(path.lastIndexOf('.') + 1), Json.text(value));
            }
        }

        @Override
        public void out(String path) {
            if (host.isEmpty() || !(path.isEmpty() || path.equals("[]"))) {
                return;
            }
            items.host(host.getOrDefault("host", ""), host.getOrDefault("ip", ""), host.getOrDefault("port", ""));
            items.hostOver(true);
            host.clear();
        }
    }
}
