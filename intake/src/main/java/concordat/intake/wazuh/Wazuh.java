package concordat.intake.wazuh;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// Vulnerabilities as the interface of Wazuh to 4.7 answers, and as its index from 4.8 on does.
public final class Wazuh implements ReportFormat {

    private static final String FORMAT = "wazuh";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Wazuh vulnerabilities";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && ((json.has("data.affected_items", "data.total_affected_items")
                                && (json.has("data.affected_items[].cve")
                                        || !json.paths().contains("data.affected_items[]")))
                        || json.has("hits.hits[]._source.vulnerability", "hits.hits[]._source.agent"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Wazuh", sink);
        return JsonRecords.read(bytes, FORMAT, tally, new WazuhFindings(tally));
    }
}
