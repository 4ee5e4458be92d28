package concordat.intake.nexpose;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads Nexpose's `XML Export` of versions 1 and 2, twice: what a vulnerability is stands behind where it was found.
/// A finding is a `test` whose status says vulnerable, or would but for an exception.
public final class NexposeXml implements ReportFormat {

    static final String TOOL = "nexpose";

    @Override
    public String name() {
        return "nexpose-xml";
    }

    @Override
    public String title() {
        return "Nexpose report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("NexposeReport");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nexpose", sink);
        tally.speaksOnlyOf(TOOL);
        Definitions definitions = new Definitions(tally.wantsTexts());
        Reading first =
                XmlRecords.read(bytes, true, name(), new ReportTally("Nexpose", ReportSink.NOTHING), definitions);
        return first instanceof Reading.Refused
                ? first
                : XmlRecords.read(bytes, true, name(), tally, new Nodes(tally, definitions));
    }
}
