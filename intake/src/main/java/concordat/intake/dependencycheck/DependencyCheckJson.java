package concordat.intake.dependencycheck;

import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Pending;
import concordat.intake.report.Purl;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads Dependency-Check's JSON. A finding is a vulnerability of a dependency; one that was suppressed is
/// told as that.
public final class DependencyCheckJson implements ReportFormat {

    @Override
    public String name() {
        return "dependency-check-json";
    }

    @Override
    public String title() {
        return "Dependency-Check report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.has("dependencies", "projectInfo")
                && (json.has("reportSchema") || json.has("scanInfo.engineVersion"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Dependency-Check", sink);
        tally.speaksOnlyOf(Vulnerability.TOOL);
        return JsonRecords.read(bytes, name(), tally, new Dependencies(tally));
    }

    private static final class Dependencies implements JsonTaker {
        private final ReportTally tally;
        private final Pending pending;

        Dependencies(ReportTally tally) {
            this.tally = tally;
            this.pending = new Pending(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "", "scanInfo", "dependencies" -> Take.INTO;
                case "scanInfo.engineVersion", "projectInfo", "dependencies[]" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            switch (path) {
                case "scanInfo.engineVersion" -> tally.tool("Dependency-Check " + Json.text(value));
                case "projectInfo" -> {
                    tally.scannedAt(Instants.parse(Json.text(value, "reportDate")));
                    Assets.named(AssetKind.CODE, Json.text(value, "name")).ifPresent(pending::on);
                }
                default -> dependency(value);
            }
        }

        private void dependency(JsonNode dependency) {
            String packaged = Json.list(dependency, "packages").stream()
                    .map(one -> Json.text(one, "id"))
                    .filter(id -> id.startsWith("pkg:"))
                    .findFirst()
                    .orElse("");
            String place = packaged.isEmpty()
                    ? Vulnerability.withoutVersion(Json.text(dependency, "fileName"))
                    : Purl.withoutVersion(packaged);
            Json.list(dependency, "vulnerabilities").forEach(one -> vulnerability(one, place, false));
            Json.list(dependency, "suppressedVulnerabilities").forEach(one -> vulnerability(one, place, true));
        }

        private void vulnerability(JsonNode one, String place, boolean suppressed) {
            String name = Json.text(one, "name");
            if (name.isEmpty()) {
                return;
            }
            JsonNode third = one.path("cvssv3");
            pending.item(new Vulnerability(
                            name,
                            Json.text(one, "source"),
                            Json.text(one, "severity"),
                            score(one),
                            Vulnerability.vector(metric -> Json.text(third, metric)),
                            Json.list(one, "cwes").stream().map(Json::text).collect(Collectors.joining(" ")),
                            Json.text(one, "description"),
                            one.path("knownExploitedVulnerability").isObject(),
                            suppressed)
                    .item(place, tally.wantsTexts()));
        }

        private static String score(JsonNode one) {
            for (String[] path :
                    new String[][] {{"cvssv3", "baseScore"}, {"cvssv4", "baseScore"}, {"cvssv2", "score"}}) {
                if (!Json.text(one, path).isEmpty()) {
                    return Json.text(one, path);
                }
            }
            return "";
        }

        @Override
        public void out(String path) {
            if (path.isEmpty()) {
                pending.asset()
                        .ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, true)));
                pending.end();
            }
        }
    }
}
