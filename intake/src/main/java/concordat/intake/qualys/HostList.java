package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.qualys.Glossary.Entry;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes the hosts of an asset data report or of host detections, which differ in a few names only.
final class HostList implements XmlTaker {

    private final ReportTally tally;
    private final Glossary glossary;
    private final Pending pending;
    private final Map<String, String> host = new HashMap<>();

    HostList(ReportTally tally, Glossary glossary) {
        this.tally = tally;
        this.glossary = glossary;
        this.pending = new Pending(tally);
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "ASSET_DATA_REPORT",
                    "HEADER",
                    "HOST_LIST",
                    "HOST",
                    "VULN_INFO_LIST",
                    "HOST_LIST_VM_DETECTION_OUTPUT",
                    "RESPONSE",
                    "DETECTION_LIST",
                    "APPENDICES",
                    "NO_VULNS",
                    "IP_LIST" -> Take.INTO;
            case "GENERATION_DATETIME", "DATETIME", "VULN_INFO", "DETECTION" -> Take.WHOLE;
            case "RANGE" -> path.endsWith("NO_VULNS/IP_LIST/RANGE") ? Take.WHOLE : Take.NOTHING;
            default -> path.endsWith("HOST/" + XmlTaker.last(path)) ? Take.WHOLE : Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "GENERATION_DATETIME", "DATETIME" -> tally.scannedAt(Instants.parse(element.text()));
            case "VULN_INFO", "DETECTION" -> finding(element);
            case "RANGE" -> range(element);
            default -> {
                host.putIfAbsent(element.name(), element.text());
                if (element.name().equals("IP")) {
                    Assets.host(element.text()).ifPresent(pending::on);
                }
            }
        }
    }

    /// An address on which nothing was found. Of a range of several nobody knows which of them are hosts.
    private void range(XmlElement range) {
        if (range.text("START").equals(range.text("END"))) {
            Assets.host(range.text("START"))
                    .map(ReportedAsset::of)
                    .map(asset -> asset.with(AssetIdKind.ADDRESS, range.text("START")))
                    .ifPresent(tally::asset);
        }
    }

    private void finding(XmlElement element) {
        String qid = element.text("QID");
        Optional<Entry> entry = glossary.of(qid);
        String level = element.text("SEVERITY");
        Severity severity = level.isEmpty() && entry.isPresent() ? entry.get().severity() : Levels.severity(level);
        ReportedItem.Draft item = ReportedItem.of(QualysAssetXml.TOOL, qid.isEmpty() ? "0" : qid, severity)
                .port(Numbers.whole(element.text("PORT")).orElse(0), element.text("PROTOCOL"))
                .title("QID " + qid)
                .family(element.text("TYPE"))
                .said(said(element));
        entry.ifPresent(known -> known.into(item));
        if (tally.wantsTexts()) {
            String output = element.text("RESULT").isEmpty() ? element.text("RESULTS") : element.text("RESULT");
            item.texts(ReportedItem.Texts.of(
                    entry.map(Entry::impact).orElse(""),
                    entry.map(Entry::threat).orElse(""),
                    entry.map(Entry::solution).orElse(""),
                    output));
        }
        pending.item(item);
    }

    private static Said said(XmlElement element) {
        String status = element.text("STATUS").isEmpty() ? element.text("VULN_STATUS") : element.text("STATUS");
        if (status.toLowerCase(Locale.ROOT).startsWith("fixed")) {
            return Said.FIXED;
        }
        boolean left = element.text("IS_IGNORED").equals("1")
                || element.text("IS_DISABLED").equals("1");
        return left ? Said.SUPPRESSED : Said.PRESENT;
    }

    @Override
    public void out(String path) {
        if (!XmlTaker.last(path).equals("HOST")) {
            return;
        }
        Assets.firstHost(of("IP"), of("IPV6"), of("DNS"), of("NETBIOS")).ifPresent(key -> {
            pending.on(key);
            tally.scannedAt(Instants.parse(of("LAST_SCAN_DATETIME")));
            tally.asset(asset(key));
        });
        pending.end();
        host.clear();
    }

    private ReportedAsset asset(AssetKey key) {
        return ReportedAsset.of(key)
                .with(AssetIdKind.AGENT, of("QG_HOSTID"))
                .with(AssetIdKind.ADDRESS, of("IP"))
                .with(AssetIdKind.ADDRESS, of("IPV6"))
                .with(AssetIdKind.FULL_NAME, of("DNS"))
                .with(AssetIdKind.NETBIOS, of("NETBIOS"))
                .with(AssetIdKind.CLOUD, of("EC2_INSTANCE_ID"))
                .running(of("OPERATING_SYSTEM").isEmpty() ? of("OS") : of("OPERATING_SYSTEM"))
                .looked(!of("LAST_VM_AUTH_SCANNED_DATE").isEmpty(), true);
    }

    private String of(String name) {
        return host.getOrDefault(name, "");
    }
}
