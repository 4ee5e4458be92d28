package concordat.intake.generic;

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

/// The form in which findings of any tool are written for DefectDojo, as a table.
public final class GenericCsv implements ReportFormat {

    private static final String FORMAT = "generic-csv";
    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("title", "cweid", "url", "severity", "description", "mitigation"),
            Set.of("title", "date", "url", "severity", "description"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "generic findings (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("generic findings", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new Lines(tally));
    }
}
