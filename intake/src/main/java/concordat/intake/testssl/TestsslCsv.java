package concordat.intake.testssl;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.table.TableRecords;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What testssl writes as a table.
public final class TestsslCsv implements ReportFormat {

    private static final String FORMAT = "testssl-csv";
    private static final List<Set<String>> HEADINGS = List.of(Set.of("id", "fqdn/ip", "port", "severity", "finding"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "testssl table (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("testssl", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new Rows(tally));
    }
}
