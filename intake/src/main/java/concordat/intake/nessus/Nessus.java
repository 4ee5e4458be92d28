package concordat.intake.nessus;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlPull;
import java.io.IOException;
import java.io.InputStream;

/// Reads Nessus v2 reports of any size in constant memory. A finding is a `ReportItem`, wherever it stands; one that
/// stands in no `ReportHost` has no host.
///
/// Besides the bounds of [XmlPull], prose is cut, and said to be cut, at
/// [ItemParts#LONGEST_OUTPUT] characters for a plugin's output and a quarter of that for the rest.
public final class Nessus implements ReportFormat {

    /// As summaries name this format, and as every weakness of it begins.
    static final String FORMAT = "nessus";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Nessus v2 report";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("NessusClientData_v2");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        try (InputStream in = bytes.open()) {
            return XmlPull.read(in, false, xml -> new NessusParser(xml, sink).parse());
        }
    }
}
