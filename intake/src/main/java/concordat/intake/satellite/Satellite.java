package concordat.intake.satellite;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// Errata that apply to a host, as the interface of Red Hat Satellite answers.
public final class Satellite implements ReportFormat {

    private static final String FORMAT = "rhsatellite";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Red Hat Satellite errata (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (json.has("results[].errata_id")
                        || (json.has("selectable", "subtotal", "per_page", "results")
                                && !json.paths().contains("results[]")));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Red Hat Satellite", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord("results", new Errata(tally)::erratum));
    }
}
