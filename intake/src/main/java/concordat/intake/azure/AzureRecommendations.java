package concordat.intake.azure;

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

/// The table of recommendations that Microsoft Defender for Cloud, once Azure Security Center, exports.
public final class AzureRecommendations implements ReportFormat {

    private static final String FORMAT = "azure-security-center";
    private static final List<Set<String>> HEADINGS =
            List.of(Set.of("resourceid", "recommendationname", "severity", "state"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Azure Defender for Cloud recommendations (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Azure Defender for Cloud", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new Recommendations(tally));
    }
}
