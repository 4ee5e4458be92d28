package concordat.intake.hdf;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// The results of InSpec, which Heimdall and its converters write too.
public final class Hdf implements ReportFormat {

    private static final String FORMAT = "hdf";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Heimdall or InSpec results (HDF)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (json.has("profiles[].controls", "platform") || json.has("[].profiles[].controls", "[].platform"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("InSpec", sink);
        Platform known = new Platform();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new Controls(known, tally));
    }
}
