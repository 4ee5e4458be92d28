package concordat.intake.sarif;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// SARIF 2. What a result means stands with its rule, before or behind it, so a report is read twice.
public final class Sarif implements ReportFormat {

    private static final String FORMAT = "sarif";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "SARIF report";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.has("runs", "version")
                && json.word("version").startsWith("2.");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SARIF", sink);
        Runs runs = new Runs(tally.wantsTexts());
        return JsonRecords.readTwice(bytes, FORMAT, tally, runs, () -> new Results(runs.all(), tally));
    }
}
