package concordat.intake.nmap;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads Nmap's XML. A finding is an open port, which only informs, and what a script says is vulnerable: each CVE of
/// `vulners` at a port once, and each state `VULNERABLE` of scripts made with the library `vulns`.
public final class NmapXml implements ReportFormat {

    static final String TOOL = "nmap";

    @Override
    public String name() {
        return "nmap-xml";
    }

    @Override
    public String title() {
        return "Nmap report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("nmaprun");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nmap", sink);
        return XmlRecords.read(bytes, true, name(), tally, new Hosts(tally));
    }
}
