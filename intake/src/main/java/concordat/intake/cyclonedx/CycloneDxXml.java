package concordat.intake.cyclonedx;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// CycloneDX with vulnerabilities, or VEX, as XML; also the extension of versions before 1.4, in which vulnerabilities
/// stand within their component.
public final class CycloneDxXml implements ReportFormat {

    private static final String FORMAT = "cyclonedx-xml";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "CycloneDX bill of materials (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("bom")
                && xml.namespace().contains("cyclonedx");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("CycloneDX", sink);
        XmlParts known = new XmlParts();
        Reading first = XmlRecords.read(bytes, false, FORMAT, new ReportTally("", ReportSink.NOTHING), known);
        return first instanceof Reading.Refused
                ? first
                : XmlRecords.read(bytes, false, FORMAT, tally, new XmlVulnerabilities(known, tally));
    }
}
