package concordat.intake.trivy;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.stream.Stream;

/// What Trivy's operator leaves in a cluster of each resource: one record, or a list as `kubectl` gives it.
public final class TrivyOperator implements ReportFormat {

    private static final String FORMAT = "trivy-operator";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Trivy operator's records (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && Stream.of("items[].", "[].", "")
                        .anyMatch(each -> json.has(each + "apiVersion", each + "kind", each + "report.scanner")
                                && Stream.of("vulnerabilities", "checks", "secrets")
                                        .anyMatch(kind -> json.has(each + "report." + kind)));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Trivy", sink);
        OperatorRecords records = new OperatorRecords(tally);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord("items", records::record, records::over));
    }
}
