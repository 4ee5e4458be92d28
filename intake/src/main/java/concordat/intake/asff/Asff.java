package concordat.intake.asff;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.stream.Stream;

/// Findings in the AWS Security Finding Format.
public final class Asff implements ReportFormat {

    private static final String FORMAT = "asff";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "AWS Security Hub findings (ASFF)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && Stream.of("Findings[].", "findings[].", "[].", "").anyMatch(each -> of(json, each));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("AWS Security Hub", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new AsffFindings(tally));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "GeneratorId", each + "ProductArn");
    }
}
