package concordat.intake.generic;

import concordat.intake.report.Address;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;

/// The rows of a table, one for each finding.
final class Lines implements TableRecords.Taker {

    private final Gathering gathering;

    Lines(ReportTally tally) {
        gathering = new Gathering(tally);
    }

    @Override
    public void row(TableRow row) {
        String title = row.get("title");
        if (title.isEmpty()) {
            return;
        }
        double score = Numbers.decimal(row.get("cvssv3_score", "cvssv4_score")).orElse(0);
        ReportedItem.Draft item = Gathering.item(
                        row.get("vuln_id_from_tool"),
                        row.get("cve", "vulnerability id"),
                        row.get("cweid"),
                        title,
                        row.get("severity"),
                        score)
                .vector(vector(row.get("cvssv4")))
                .vector(vector(row.get("cvssv3")))
                .exploitable(yes(row.get("known_exploited")))
                .said(said(row));
        if (gathering.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    row.get("impact"), row.get("description"), row.get("mitigation"), row.get("references")));
        }
        gathering.tell(item, Address.of(row.get("url")), row.get("component_name", "file_path"));
    }

    private static Said said(TableRow row) {
        if (yes(row.get("is_mitigated", "mitigated"))) {
            return Said.FIXED;
        }
        boolean aside = yes(row.get("falsepositive")) || yes(row.get("duplicate"));
        return aside || row.get("active").equalsIgnoreCase("false") ? Said.SUPPRESSED : Said.PRESENT;
    }

    private static String vector(String text) {
        return text.replace("\"", "");
    }

    private static boolean yes(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }
}
