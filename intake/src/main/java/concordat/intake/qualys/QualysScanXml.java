package concordat.intake.qualys;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads a Qualys scan result. A finding is a `VULN`, a `PRACTICE`, which is a potential one, and, informational, an
/// `INFO` or a `SERVICE`, as in an asset data report of the same scan.
public final class QualysScanXml implements ReportFormat {

    @Override
    public String name() {
        return "qualys-scan-xml";
    }

    @Override
    public String title() {
        return "Qualys scan result (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("SCAN");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Qualys", sink);
        tally.speaksOnlyOf(QualysAssetXml.TOOL);
        return XmlRecords.read(bytes, true, name(), tally, new ScannedHosts(tally));
    }
}
