package concordat.intake.xccdf;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.Shape;
import java.io.IOException;

/// Reads XCCDF results within the Asset Reporting Format. A finding is a `rule-result` that failed.
public final class Arf implements ReportFormat {

    @Override
    public String name() {
        return "arf";
    }

    @Override
    public String title() {
        return "ARF report";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("asset-report-collection");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        return Xccdf.read(bytes, sink, name());
    }
}
