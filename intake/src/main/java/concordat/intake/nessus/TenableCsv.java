package concordat.intake.nessus;

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

/// The tables that Nessus, Tenable Vulnerability Management and Tenable Security Center export. Their findings are
/// those of the XML report of the same scan.
public final class TenableCsv implements ReportFormat {

    private static final String FORMAT = "tenable-csv";
    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("plugin id", "risk", "host", "name"),
            Set.of("plugin", "plugin name", "severity", "ip address"),
            Set.of("plugin", "plugin name", "severity", "dns name"),
            Set.of("plugin id", "plugin name", "severity", "ip address"),
            Set.of("definition.id", "definition.name", "severity"),
            Set.of("definition.id", "definition.name", "definition.severity"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Nessus or Tenable table (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nessus", sink);
        CvesOfFindings cves = new CvesOfFindings();
        Reading first = TableRecords.read(
                bytes,
                HEADINGS,
                FORMAT,
                new ReportTally("", ReportSink.NOTHING),
                row -> cves.add(TenableRows.finding(row), TenableRows.cve(row)));
        return first instanceof Reading.Refused
                ? first
                : TableRecords.read(bytes, HEADINGS, FORMAT, tally, new TenableRows(tally, cves));
    }
}
