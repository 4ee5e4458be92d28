package concordat.intake.prisma;

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

/// The table of vulnerabilities and compliance of hosts or images that Prisma Cloud, once Twistlock, exports.
public final class PrismaCsv implements ReportFormat {

    private static final String FORMAT = "prisma-csv";
    private static final List<Set<String>> HEADINGS =
            List.of(Set.of("cve id", "compliance id", "severity", "packages", "fix status"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Prisma Cloud table (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Prisma Cloud", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new PrismaRows(tally));
    }
}
