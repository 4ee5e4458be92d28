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
        return shape instanceof Shape.Json json
                && (of(json, "value[].")
                        || of(json, "[].")
                        || of(json, "")
                        || of(json, "secureScore.value[].")
                        || (json.has("value")
                                && !json.has("value[]")
                                && json.word("@odata.context").contains("secureScores")));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "controlScores", each + "azureTenantId");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Microsoft Secure Score", sink);
        LastDay known = new LastDay();
        return JsonRecords.readTwice(bytes, FORMAT, tally, Days.each(known::day, () -> {}), () -> {
            ControlScores scores = new ControlScores(known, tally);
            return Days.each(scores::day, scores::over);
        });
    }
}
