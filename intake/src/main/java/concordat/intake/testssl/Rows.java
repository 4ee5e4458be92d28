package concordat.intake.testssl;

import concordat.intake.report.ReportTally;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;

/// The rows of a table, one for each check.
final class Rows implements TableRecords.Taker {

    private final Findings findings;

    Rows(ReportTally tally) {
        findings = new Findings(tally);
    }

    @Override
    public void row(TableRow row) {
        findings.check(
                row.get("fqdn/ip"),
                row.get("port"),
                row.get("id"),
                row.get("severity"),
                row.get("finding"),
                row.get("cve"),
                row.get("cwe"));
    }

    @Override
    public void over() {
        findings.over();
    }
}
