package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.table.CvesOfFindings;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rows of a table. What has no number for its QID is a row of another section.
final class QualysRows implements TableRecords.Taker {

    private static final List<String> SCORES =
            List.of("cvss3.1 base", "cvssv3.1 base (nvd)", "cvss3 base", "cvss_base", "cvss base", "cvssv2 base (nvd)");
    private static final Pattern SCORE = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]+)?)\\s*(?:\\((\\S+)\\))?.*");
    private static final Pattern SEVERAL = Pattern.compile("[,;\\s]+");
    private static final Pattern OBSOLETE = Pattern.compile("(?i)\\A(EOL|Obsolete|End of Life)\\b.*");

    private final ReportTally tally;
    private final CvesOfFindings cves;
    private final Gathered hosts = new Gathered();

    QualysRows(ReportTally tally, CvesOfFindings cves) {
        this.tally = tally;
        this.cves = cves;
        tally.speaksOnlyOf("qualys");
    }

    /// One table has a row for each CVE; the others have all of a finding in one cell.
    static String cve(TableRow row) {
        return row.get("cve");
    }

    /// All that tells findings apart, but their CVEs, which stand in rows of their own.
    static String finding(TableRow row) {
        return String.join(
                "\n",
                row.get("qid"),
                row.get("asset id"),
                row.get("asset ipv4"),
                row.get("asset ipv6"),
                row.get("asset name"),
                row.get("ip"),
                row.get("dns", "hostname", "fqdn"),
                row.get("port"),
                row.get("protocol"),
                row.get("status"),
                Integer.toHexString(row.get("results").hashCode()));
    }

    @Override
    public void row(TableRow row) {
        String qid = row.get("qid").replaceFirst("(?i)^qid[- :]*", "");
        String finding = finding(row);
        if (!qid.matches("[0-9]{1,9}") || !cves.begins(finding, cve(row))) {
            return;
        }
        Optional<AssetKey> host = addresses(row)
                .findFirst()
                .flatMap(Assets::host)
                .or(() -> Assets.firstHost(row.get("dns", "hostname", "fqdn"), row.get("asset name")));
        host.ifPresent(key -> hosts.add(asset(key, row)));
        String title = row.get("title", "vuln title");
        ReportedItem.Draft item = ReportedItem.of("qualys", qid, severity(row))
                .port(Numbers.whole(row.get("port")).orElse(0), row.get("protocol"))
                .title(title)
                .family(row.get("category"))
                .cves(cve(row).isEmpty() ? row.get("cve id", "cveid") : cves.of(finding))
                .exploitable(!dash(row.get("exploitability")) || row.get("rti").contains("Exploit"))
                .unsupported(OBSOLETE.matcher(title).matches())
                .said(said(row));
        host.ifPresent(item::on);
        for (String column : SCORES) {
            Matcher score = SCORE.matcher(row.get(column));
            if (score.matches()) {
                item.score(score.group(1));
                if (score.group(2) != null) {
                    item.vector((column.startsWith("cvss3") ? "CVSS:3.1/" : "") + score.group(2));
                }
                break;
            }
        }
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    row.get("impact"),
                    row.get("threat", "cve-description"),
                    row.get("solution"),
                    row.get("results", "result")));
        }
        tally.scannedAt(Instants.parse(row.get("last scan")));
        tally.item(item.build());
    }

    @Override
    public void over() {
        hosts.handOn(tally);
    }

    /// An asset with several addresses has them in one cell.
    private static Stream<String> addresses(TableRow row) {
        return Stream.of("ip", "asset ipv4", "asset ipv6")
                .flatMap(column -> SEVERAL.splitAsStream(row.get(column)))
                .filter(address -> !address.isEmpty());
    }

    private static ReportedAsset asset(AssetKey key, TableRow row) {
        ReportedAsset asset = ReportedAsset.of(key);
        for (String address : addresses(row).toList()) {
            asset = asset.with(AssetIdKind.ADDRESS, address);
        }
        return asset.with(AssetIdKind.FULL_NAME, row.get("dns", "hostname", "fqdn"))
                .with(AssetIdKind.NETBIOS, row.get("netbios"))
                .running(row.get("os", "operating system"))
                .looked(row.get("tracking method").equalsIgnoreCase("QAGENT"), true);
    }

    /// Qualys counts from 1, minimal, to 5, urgent. What it merely gathered is no weakness, however it counts it. Where
    /// letters stand for what card schemes think, its own number stands beside them.
    private static Severity severity(TableRow row) {
        String type = row.get("type", "type detected").toLowerCase(Locale.ROOT);
        if (type.equals("ig") || type.startsWith("info")) {
            return Severity.INFO;
        }
        String said = row.get("severity");
        String number = said.matches("[1-5]") ? said : row.get("q_severity", "kb severity");
        if (number.matches("[1-5]")) {
            return Severity.ofLevel(Integer.parseInt(number) - 1);
        }
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "L" -> Severity.LOW;
            case "M" -> Severity.MEDIUM;
            case "H" -> Severity.HIGH;
            default -> Severities.of(said, 0);
        };
    }

    private static Said said(TableRow row) {
        if (row.get("vuln status", "status").equalsIgnoreCase("fixed")) {
            return Said.FIXED;
        }
        boolean aside = List.of("yes", "true", "1").contains(row.get("ignored").toLowerCase(Locale.ROOT))
                || List.of("yes", "true", "1").contains(row.get("disabled").toLowerCase(Locale.ROOT))
                || row.get("false positive status").equalsIgnoreCase("approved");
        return aside ? Said.SUPPRESSED : Said.PRESENT;
    }

    private static boolean dash(String text) {
        return text.isEmpty() || text.equals("-") || text.equals("'-");
    }
}
