package concordat.intake.trivy;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.Set;

/// What Trivy writes of images, file systems, repositories and clusters, in its first form, a list, as well.
public final class Trivy implements ReportFormat {

    private static final String FORMAT = "trivy";
    private static final Set<String> PARTS = Set.of("Resources", "Vulnerabilities", "Misconfigurations", "Findings");

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Trivy report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (json.has("SchemaVersion", "ArtifactName")
                        || json.has("SchemaVersion", "Results")
                        || json.has("Results[].Vulnerabilities[].VulnerabilityID")
                        || json.has("ID", "Results[].Results[].Target") // by the controls of a benchmark
                        || json.has("[].Target", "[].Vulnerabilities")
                        || json.has("[].Target", "[].Misconfigurations")
                        || (json.has("ClusterName") && PARTS.stream().anyMatch(json.paths()::contains)));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Trivy", sink);
        TrivyTargets known = new TrivyTargets();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new TrivyFindings(known, tally));
    }
}
