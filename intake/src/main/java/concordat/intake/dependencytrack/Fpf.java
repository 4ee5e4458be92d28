package concordat.intake.dependencytrack;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// The findings of one project of Dependency-Track.
public final class Fpf implements ReportFormat {

    private static final String FORMAT = "dependency-track";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Dependency-Track findings (FPF)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && json.has("meta.application", "project.uuid");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Dependency-Track", sink);
        Project known = new Project();
        return JsonRecords.readTwice(bytes, FORMAT, tally, known, () -> new FpfFindings(known, tally));
    }
}
