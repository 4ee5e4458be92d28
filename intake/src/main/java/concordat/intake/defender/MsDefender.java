package concordat.intake.defender;

import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Vulnerabilities and machines as the interface of Microsoft Defender for Endpoint answers, or a zip archive of both.
public final class MsDefender implements ReportFormat {

    private static final String FORMAT = "ms-defender";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Microsoft Defender vulnerabilities";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && (of(json, "value[].")
                        || of(json, "[].")
                        || of(json, "")
                        || (json.has("value")
                                && !json.has("value[]")
                                && json.word("@odata.context").contains("securitycenter")));
    }

    private static boolean of(Shape.Json json, String each) {
        return (json.has(each + "cveId") && (json.has(each + "machineId") || json.has(each + "deviceId")))
                || json.has(each + "computerDnsName", each + "osPlatform", each + "healthStatus");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        return all(List.of(bytes), sink);
    }

    @Override
    public Optional<Reading> together(List<ReportBytes> parts, ReportSink sink) throws IOException {
        return Optional.of(all(parts, sink));
    }

    /// What the machines are called stands in other files than what is wrong with them.
    private static Reading all(List<ReportBytes> parts, ReportSink sink) throws IOException {
        Machines machines = new Machines();
        for (ReportBytes part : parts) {
            Reading first = JsonRecords.read(part, FORMAT, new ReportTally("", ReportSink.NOTHING), machines);
            if (first instanceof Reading.Refused) {
                return first;
            }
        }
        ReportTally tally = new ReportTally("Microsoft Defender", sink);
        machines.tell(tally);
        Vulnerabilities vulnerabilities = new Vulnerabilities(machines, tally);
        Reading last = new Reading.Whole(tally.summary(FORMAT, "", 0));
        for (ReportBytes part : parts) {
            last = JsonRecords.read(part, FORMAT, tally, vulnerabilities);
            if (last instanceof Reading.Refused) {
                return last;
            }
        }
        return last;
    }
}
