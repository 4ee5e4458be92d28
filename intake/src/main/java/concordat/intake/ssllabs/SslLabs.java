package concordat.intake.ssllabs;

import concordat.intake.json.EachRecord;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;

/// What the interface of SSL Labs answers of a host, or of several.
public final class SslLabs implements ReportFormat {

    private static final String FORMAT = "ssllabs";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "SSL Labs report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "") || of(json, "[]."));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SSL Labs", sink);
        Hosts hosts = new Hosts(tally);
        return JsonRecords.read(bytes, FORMAT, tally, new EachRecord(hosts::host, hosts::over));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "host", each + "engineVersion")
                && (json.has(each + "endpoints") || json.has(each + "criteriaVersion"));
    }
}
