package concordat.intake.qualys;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads a Qualys asset data report, twice: its glossary, which says what a vulnerability is, stands behind the
/// hosts. A finding is a `VULN_INFO`.
public final class QualysAssetXml implements ReportFormat {

    static final String TOOL = "qualys";

    @Override
    public String name() {
        return "qualys-asset-xml";
    }

    @Override
    public String title() {
        return "Qualys asset data report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("ASSET_DATA_REPORT");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Qualys", sink);
        tally.speaksOnlyOf(TOOL);
        Glossary glossary = new Glossary(tally.wantsTexts());
        Reading first = XmlRecords.read(bytes, true, name(), new ReportTally("Qualys", ReportSink.NOTHING), glossary);
        return first instanceof Reading.Refused
                ? first
                : XmlRecords.read(bytes, true, name(), tally, new HostList(tally, glossary));
    }
}
