package concordat.intake.kubebench;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What kube-bench writes, a list of groups or one group, alone or with totals.
public final class KubeBench implements ReportFormat {

    private static final String FORMAT = "kube-bench";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "kube-bench report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "[].") || of(json, "Controls[].") || of(json, ""));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("kube-bench", sink);
        Checks checks = new Checks(tally);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord("Controls", checks::group, checks::over));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "tests", each + "node_type")
                || json.has(each + "tests[].results", each + "tests[].section");
    }
}
