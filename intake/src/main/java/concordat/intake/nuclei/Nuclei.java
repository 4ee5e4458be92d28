package concordat.intake.nuclei;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What Nuclei writes, as a list or a finding a line.
public final class Nuclei implements ReportFormat {

    private static final String FORMAT = "nuclei";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Nuclei report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "") || of(json, "[]."));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nuclei", sink);
        Matches matches = new Matches(tally);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord(matches::record, matches::over));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "info", each + "info.name")
                && (json.has(each + "template-id") || json.has(each + "templateID"))
                && (json.has(each + "host") || json.has(each + "matched-at") || json.has(each + "matched"));
    }
}
