package concordat.intake.sshaudit;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What ssh-audit writes of one target or of several.
public final class SshAudit implements ReportFormat {

    private static final String FORMAT = "ssh-audit";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "ssh-audit report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "") || of(json, "[]."));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("ssh-audit", sink);
        Targets targets = new Targets(tally);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord(targets::target, targets::over));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "banner", each + "kex", each + "key", each + "enc");
    }
}
