package concordat.intake.openvas;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;
import java.util.Set;

/// Reads the XML in which the Greenbone Management Protocol hands out reports, wrapped in an answer or in a further
/// `report` or not. A finding is a `result`.
public final class OpenVasXml implements ReportFormat {

    static final String TOOL = "openvas";

    private static final Set<String> OWN = Set.of("gmp", "omp", "nvt", "result_count", "severity_class");

    @Override
    public String name() {
        return "openvas-xml";
    }

    @Override
    public String title() {
        return "OpenVAS report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        if (!(shape instanceof Shape.Xml xml)) {
            return false;
        }
        return switch (xml.root()) {
            case "get_reports_response" -> true;
            case "report" ->
                xml.attributes().containsKey("format_id")
                        || xml.inside().stream().anyMatch(OWN::contains);
            default -> false;
        };
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("OpenVAS", sink);
        tally.speaksOnlyOf(TOOL);
        return XmlRecords.read(bytes, false, name(), tally, new Results(tally));
    }
}
