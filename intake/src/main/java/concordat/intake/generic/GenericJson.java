package concordat.intake.generic;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// The form in which findings of any tool are written for DefectDojo, as JSON.
public final class GenericJson implements ReportFormat {

    private static final String FORMAT = "generic-json";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "generic findings (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.has("findings[].title", "findings[].severity", "findings[].description")
                && !json.paths().contains("findings[].findingArn") // AWS Inspector's own
                && !json.paths().contains("findings[].ruleId") // AWS CodeGuru's own
                && !json.paths().contains("findings[].awsAccountId");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("generic findings", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord("findings", new Entries(tally)::entry));
    }
}
