package concordat.intake.spdx;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// SPDX 2 as JSON, with references to advisories.
public final class SpdxJson implements ReportFormat {

    private static final String FORMAT = "spdx-json";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "SPDX bill of materials (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && json.word("spdxVersion").startsWith("SPDX-2");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SPDX", sink);
        Document known = new Document();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new Packages(known, tally));
    }
}
