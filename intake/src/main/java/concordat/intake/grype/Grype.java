package concordat.intake.grype;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What Grype writes.
public final class Grype implements ReportFormat {

    private static final String FORMAT = "grype";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Grype report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        // Its descendants write the same frame around matches of another kind.
        return shape instanceof Shape.Json json
                && json.has("matches")
                && json.word("descriptor.name").equals("grype");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Grype", sink);
        GrypeSource known = new GrypeSource();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new GrypeMatches(known, tally));
    }
}
