package concordat.intake.csaf;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// CSAF 2: what a maker says of vulnerabilities in its products.
public final class Csaf implements ReportFormat {

    private static final String FORMAT = "csaf";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "CSAF advisory";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.word("document.csaf_version").startsWith("2.");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("CSAF", sink);
        Products known = new Products();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new Advisory(known, tally));
    }
}
