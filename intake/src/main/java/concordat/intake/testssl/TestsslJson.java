package concordat.intake.testssl;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What testssl writes as JSON, flat or by target.
public final class TestsslJson implements ReportFormat {

    private static final String FORMAT = "testssl-json";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "testssl report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (json.has("[].id", "[].ip", "[].port", "[].severity", "[].finding")
                        || json.has("scanResult", "Invocation"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("testssl", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new Checks(tally));
    }
}
