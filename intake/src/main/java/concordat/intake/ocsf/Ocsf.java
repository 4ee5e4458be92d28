package concordat.intake.ocsf;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// Findings in the Open Cybersecurity Schema Framework, as Prowler and others write them.
public final class Ocsf implements ReportFormat {

    private static final String FORMAT = "ocsf";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "OCSF findings";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "") || of(json, "[]."));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("OCSF", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new OcsfFindings(tally));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "class_uid", each + "metadata")
                && (json.has(each + "finding_info") || json.has(each + "finding"));
    }
}
