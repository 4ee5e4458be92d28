package concordat.intake.securescore;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// The scores of a tenant; of several days the last one counts.
public final class SecureScore implements ReportFormat {

    private static final String FORMAT = "m365-secure-score";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Microsoft Secure Score";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && json.has("value[].controlScores", "value[].azureTenantId");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Microsoft Secure Score", sink);
        LastDay known = new LastDay();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new ControlScores(known, tally));
    }
}
