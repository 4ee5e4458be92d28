package concordat.intake.qualys;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads what Qualys' interface for host detections answers. A finding is a `DETECTION`; one that Qualys says is
/// fixed is told as that.
public final class QualysDetectionXml implements ReportFormat {

    @Override
    public String name() {
        return "qualys-detection-xml";
    }

    @Override
    public String title() {
        return "Qualys host detections (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("HOST_LIST_VM_DETECTION_OUTPUT");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Qualys", sink);
        tally.speaksOnlyOf(QualysAssetXml.TOOL);
        return XmlRecords.read(bytes, true, name(), tally, new HostList(tally, new Glossary(tally.wantsTexts())));
    }
}
