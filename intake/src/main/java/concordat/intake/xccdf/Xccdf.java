package concordat.intake.xccdf;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlRecords;
import java.io.IOException;

/// Reads XCCDF results of versions 1.1 and 1.2, alone or within their benchmark, twice: a result may leave to its
/// rule how bad it is. A finding is a `rule-result` that failed.
public final class Xccdf implements ReportFormat {

    @Override
    public String name() {
        return "xccdf";
    }

    @Override
    public String title() {
        return "XCCDF result";
    }

    @Override
    public boolean is(Shape shape) {
        if (!(shape instanceof Shape.Xml xml)) {
            return false;
        }
        boolean root = xml.root().equals("Benchmark") || xml.root().equals("TestResult");
        return root && (xml.namespace().contains("xccdf") || xml.inside().contains("rule-result"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        return read(bytes, sink, name());
    }

    /// Both formats differ only in what stands around the results.
    static Reading read(ReportBytes bytes, ReportSink sink, String format) throws IOException {
        ReportTally tally = new ReportTally("XCCDF", sink);
        Rules rules = new Rules(tally.wantsTexts());
        Reading first = XmlRecords.read(bytes, true, format, new ReportTally("XCCDF", ReportSink.NOTHING), rules);
        return first instanceof Reading.Refused
                ? first
                : XmlRecords.read(bytes, true, format, tally, new TestResults(tally, rules));
    }
}
