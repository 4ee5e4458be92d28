package concordat.intake.qualys;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.table.CvesOfFindings;
import concordat.intake.table.TableRecords;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The tables that Qualys exports, whatever stands before the headings of their findings.
public final class QualysCsv implements ReportFormat {

    private static final String FORMAT = "qualys-csv";
    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("ip", "qid", "title", "severity"),
            Set.of("ip", "qid", "vuln title", "severity"),
            Set.of("asset ipv4", "qid", "title", "severity"),
            Set.of("asset name", "qid", "title", "severity"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Qualys table (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Qualys", sink);
        CvesOfFindings cves = new CvesOfFindings();
        Reading first = TableRecords.read(
                bytes,
                HEADINGS,
                FORMAT,
                new ReportTally("", ReportSink.NOTHING),
                row -> cves.add(QualysRows.finding(row), QualysRows.cve(row)));
        return first instanceof Reading.Refused
                ? first
                : TableRecords.read(bytes, HEADINGS, FORMAT, tally, new QualysRows(tally, cves));
    }
}
