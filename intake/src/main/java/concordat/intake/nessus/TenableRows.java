package concordat.intake.nessus;

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
import concordat.intake.report.Unfit;
import concordat.intake.table.CvesOfFindings;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rows of a table, one for each CVE of each finding.
final class TenableRows implements TableRecords.Taker {

    private static final Pattern CWE = Pattern.compile("CWE[ :#-]{1,3}([0-9]{1,5})");
    private static final Pattern VERSION = Pattern.compile("Nessus version : ([0-9.]{1,20})");
    private static final Pattern CHECK = Pattern.compile("\\A\"?([^\"\\n]{1,1000}?)\"?\\s*:\\s*\\[[A-Z]+]");

    /// As in the XML report, the third version goes first, for it is there most often.
    private static final List<String> SCORES = List.of(
            "cvss v3.0 base score",
            "cvss v3 base score",
            "cvss3 base score",
            "cvssv3",
            "definition.cvss3.base_score",
            "cvss v4.0 base score",
            "cvss v4 base score",
            "definition.cvss4.base_score",
            "cvss v2.0 base score",
            "cvss v2 base score",
            "cvss base score",
            "cvss",
            "definition.cvss2.base_score");

    private static final List<String> VECTORS = List.of(
            "cvss v4.0 vector",
            "cvss v4 vector",
            "definition.cvss4.base_vector",
            "cvss v3.0 vector",
            "cvss v3 vector",
            "cvss3 vector",
            "definition.cvss3.base_vector",
            "cvss v2.0 vector",
            "cvss v2 vector",
            "cvss vector",
            "definition.cvss2.base_vector");

    private static final List<String> EXPLOITED = List.of(
            "exploit available",
            "exploit?",
            "exploited by malware",
            "metasploit",
            "core impact",
            "core exploits",
            "canvas",
            "definition.exploitability_available",
            "definition.exploited_by_malware");

    private final ReportTally tally;
    private final CvesOfFindings cves;
    private final Gathered hosts = new Gathered();

    TenableRows(ReportTally tally, CvesOfFindings cves) {
        this.tally = tally;
        this.cves = cves;
        tally.speaksOnlyOf(Nessus.FORMAT);
    }

    static String cve(TableRow row) {
        return row.get("cve", "definition.cve");
    }

    /// All that tells findings apart, but their CVEs, which stand in rows of their own.
    static String finding(TableRow row) {
        return String.join(
                "\n",
                row.get("plugin id", "plugin", "definition.id"),
                row.get("host", "asset.name"),
                row.get("ip address", "asset.display_ipv4_address", "asset.ipv4_addresses"),
                row.get("dns name", "fqdn", "asset.display_fqdn"),
                row.get("netbios name", "netbios"),
                row.get("port"),
                row.get("protocol"),
                Integer.toHexString(
                        row.get("plugin output", "plugin text", "output").hashCode()));
    }

    @Override
    public void row(TableRow row) {
        String finding = finding(row);
        if (!cves.begins(finding, cve(row))) {
            return;
        }
        String plugin = row.get("plugin id", "plugin", "definition.id");
        if (!plugin.matches("[0-9A-Za-z._-]{1,40}")) {
            throw Unfit.malformed("a row has the plugin id [" + shown(plugin) + "]")
                    .at(row.line(), 1);
        }
        String output = row.get("plugin output", "plugin text", "output");
        Optional<AssetKey> host = Assets.firstHost(
                row.get("host"),
                row.get("asset.name"),
                addresses(row).getFirst(),
                row.get("dns name", "fqdn", "asset.display_fqdn"),
                row.get("netbios name", "netbios", "asset.netbios_name"));
        host.ifPresent(key -> hosts.add(asset(key, row, summary(plugin, output))));
        String family = row.get("plugin family", "family", "definition.family");
        String said = row.get("risk", "severity", "definition.severity", "risk factor");
        ReportedItem.Draft item = ReportedItem.of(Nessus.FORMAT, plugin + check(row, said), severity(said))
                .port(Numbers.whole(row.get("port")).orElse(0), row.get("protocol"))
                .title(row.get("name", "plugin name", "definition.name"))
                .family(family)
                .cves(cve(row).isEmpty() ? "" : cves.of(finding))
                .exploitable(EXPLOITED.stream().anyMatch(column -> yes(row.get(column)))
                        || row.get("exploit ease", "definition.exploitability_ease")
                                .equalsIgnoreCase("Exploits are available"))
                .unsupported(yes(row.get("unsupported by vendor", "definition.unsupported_by_vendor")))
                .said(state(row));
        host.ifPresent(item::on);
        classes(row, item);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    row.get("synopsis", "definition.synopsis"),
                    row.get("description", "definition.description"),
                    row.get("solution", "steps to remediate", "definition.solution"),
                    output));
        }
        tally.scannedAt(Instants.parse(row.get("host start")));
        tally.item(item.build());
    }

    /// What is mended stays in the tables of Vulnerability Management for a while.
    private static Said state(TableRow row) {
        if (row.get("vulnerability state", "state").equalsIgnoreCase("fixed")) {
            return Said.FIXED;
        }
        String modified = row.get("risk_modified", "modification").toLowerCase(Locale.ROOT);
        return modified.startsWith("accept") ? Said.SUPPRESSED : Said.PRESENT;
    }

    /// Some countries' spreadsheets write scores with a comma.
    private static void classes(TableRow row, ReportedItem.Draft item) {
        SCORES.stream()
                .map(row::get)
                .filter(s -> !s.isEmpty())
                .findFirst()
                .ifPresent(s -> item.score(s.replace(',', '.')));
        VECTORS.forEach(column -> item.vector(row.get(column)));
        Matcher cwe = CWE.matcher(row.get("xref", "cross references", "definition.references"));
        while (cwe.find()) {
            item.cwes(cwe.group(1));
        }
        item.cwes(row.get("definition.cwe"));
    }

    @Override
    public void over() {
        hosts.handOn(tally);
    }

    /// An asset with several addresses has them in one cell.
    private static List<String> addresses(TableRow row) {
        return List.of(row.get("ip address", "asset.display_ipv4_address", "asset.ipv4_addresses")
                .split("[,;\\s]+", 64));
    }

    private static ReportedAsset asset(AssetKey key, TableRow row, String summary) {
        boolean loggedIn = !row.get("last authenticated results date").isEmpty()
                || summary.contains("Credentialed checks : yes")
                || !row.get("agent id").isEmpty();
        ReportedAsset asset = ReportedAsset.of(key);
        for (String address : addresses(row)) {
            asset = asset.with(AssetIdKind.ADDRESS, address);
        }
        return asset.with(AssetIdKind.FULL_NAME, row.get("dns name", "fqdn", "asset.display_fqdn"))
                .with(AssetIdKind.NETBIOS, row.get("netbios name", "netbios"))
                .with(AssetIdKind.MAC, row.get("mac address"))
                .with(AssetIdKind.AGENT, row.get("agent id"))
                .running(row.get("os", "operating system", "asset.operating_system"))
                .looked(loggedIn, true);
    }

    /// @return what the plugin says that sums up a scan; of any other nothing
    private String summary(String plugin, String output) {
        if (!plugin.equals(ItemParts.SUMMARY_PLUGIN)) {
            return "";
        }
        Matcher version = VERSION.matcher(output);
        if (version.find()) {
            tally.tool("Nessus " + version.group(1));
        }
        return output;
    }

    /// A compliance plugin reports many checks under one id, each by an id of its own as in the XML, where a column
    /// has it, else by the check's name, with which its description begins.
    private static String check(TableRow row, String said) {
        if (!List.of("passed", "failed", "warning", "error", "skipped").contains(said.toLowerCase(Locale.ROOT))) {
            return "";
        }
        String id = row.get(
                "compliance functional id",
                "compliance-functional-id",
                "compliance check id",
                "compliance-check-id",
                "check id",
                "compliance check name",
                "compliance-check-name",
                "check name");
        if (!id.isEmpty()) {
            return "/" + ItemParts.plain(id);
        }
        Matcher check = CHECK.matcher(row.get("description"));
        return check.find() ? "/" + ItemParts.plain(check.group(1).strip()) : "";
    }

    private static Severity severity(String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "0", "passed", "skipped" -> Severity.INFO;
            case "1" -> Severity.LOW;
            case "2", "warning", "error" -> Severity.MEDIUM;
            case "3", "failed" -> Severity.HIGH;
            case "4" -> Severity.CRITICAL;
            default -> Severities.of(said, 0);
        };
    }

    private static boolean yes(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40);
    }
}
