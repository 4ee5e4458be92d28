package concordat.intake.openvex;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// OpenVEX: whether products are affected by vulnerabilities.
public final class OpenVex implements ReportFormat {

    private static final String FORMAT = "openvex";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "OpenVEX statements";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && json.word("@context").startsWith("https://openvex.dev/ns");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("OpenVEX", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new Statements(tally));
    }
}
