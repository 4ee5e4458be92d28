package concordat.intake.cyclonedx;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// CycloneDX with vulnerabilities, or VEX, as JSON.
public final class CycloneDxJson implements ReportFormat {

    private static final String FORMAT = "cyclonedx-json";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "CycloneDX bill of materials (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && json.word("bomFormat").equalsIgnoreCase("CycloneDX");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("CycloneDX", sink);
        JsonParts known = new JsonParts();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new JsonVulnerabilities(known, tally));
    }
}
