package concordat.intake.prowler;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of Prowler from version 2 on.
public final class ProwlerCsv implements ReportFormat {

    private static final String FORMAT = "prowler-csv";
    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("provider", "check_id", "status", "status_extended", "severity"),
            Set.of("title_id", "check_result", "title_text", "check_severity"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Prowler checks (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Prowler", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new Rows(tally));
    }

    private static final class Rows implements TableRecords.Taker {
        /// What version 2 calls a check stands before its title; its number is the benchmark's.
        private static final Pattern NAMED = Pattern.compile("\\[([^\\]\\s]+)].*", Pattern.DOTALL);

        private final Checks checks;
        private final ReportTally tally;

        Rows(ReportTally tally) {
            this.tally = tally;
            this.checks = new Checks(tally);
        }

        @Override
        public void row(TableRow row) {
            Matcher named = NAMED.matcher(row.get("title_text"));
            String version = row.get("prowler_version");
            tally.tool(version.isEmpty() ? "" : "Prowler " + version);
            checks.check(new Check(
                    named.matches() ? named.group(1) : row.get("check_id", "title_id"),
                    row.get("status", "check_result"),
                    row.get("muted").equalsIgnoreCase("true"),
                    row.get("severity", "check_severity"),
                    row.get(
                            "resource_uid",
                            "resource_arn",
                            "resource_id",
                            "check_resource_id",
                            "resource_name",
                            "account_uid",
                            "account_id",
                            "account_num"),
                    row.get("service_name", "check_servicename"),
                    row.get("check_title", "title_text"),
                    Arrays.stream(row.get("compliance").split("\\|"))
                            .filter(code -> code.contains(Check.NIST))
                            .map(code -> code.substring(code.indexOf(':') + 1))
                            .collect(Collectors.joining(" ")),
                    row.get("timestamp", "assessment_start_time"),
                    row.get("description"),
                    row.get("risk", "check_risk"),
                    row.get("remediation_recommendation_text", "check_remediation"),
                    row.get("status_extended", "check_result_extended")));
        }

        @Override
        public void over() {
            checks.over();
        }
    }
}
