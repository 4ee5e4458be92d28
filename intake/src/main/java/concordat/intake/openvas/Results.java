package concordat.intake.openvas;

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
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the results and the hosts of a report. Hosts are told at the end, when it is known whether the report holds
/// all results that it says it does.
final class Results implements XmlTaker {

    /// `443/tcp`, or `https (443/tcp)` as old versions write it.
    private static final Pattern PORT = Pattern.compile("([0-9]{1,5}|general)/([A-Za-z]{1,12})");

    /// Tests of OpenVAS have object identifiers, numbers and dots. Other scanners that write its form put there what
    /// numbers their own, and would close what OpenVAS found.
    private static final Pattern FOREIGN = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern AUTHENTICATED = Pattern.compile("Auth-[A-Za-z0-9]+-Success");
    private static final Pattern END_OF_LIFE = Pattern.compile("\\bend[ -]of[ -]life\\b", Pattern.CASE_INSENSITIVE);

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private int promised;
    private boolean stopped;

    Results(ReportTally tally) {
        this.tally = tally;
    }

    @Override
    public Take take(String path) {
        if (path.indexOf('/') < 0) {
            return Take.INTO;
        }
        String above = XmlTaker.last(path.substring(0, path.lastIndexOf('/')));
        return switch (XmlTaker.last(path)) {
            case "report" -> Take.INTO;
            case "results" -> above.equals("report") ? Take.INTO : Take.NOTHING;
            case "result" -> above.equals("results") ? Take.WHOLE : Take.NOTHING;
            case "host", "scan_start", "scan_run_status", "result_count" ->
                above.equals("report") ? Take.WHOLE : Take.NOTHING;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "result" -> result(element);
            case "host" -> host(element);
            case "scan_start" -> tally.scannedAt(Instants.parse(element.text()));
            case "result_count" ->
                promised += Numbers.whole(element.text("filtered")).orElse(0);
            default -> stopped |= !element.text().isEmpty() && !element.text().equals("Done");
        }
    }

    @Override
    public void out(String path) {
        if (path.indexOf('/') < 0) {
            boolean whole = !stopped && tally.findings() >= promised;
            if (!whole) {
                hosts.unfinished();
            }
            hosts.handOn(tally);
        }
    }

    private void host(XmlElement element) {
        Optional<AssetKey> key = Assets.host(element.text("ip"));
        if (key.isEmpty()) {
            return;
        }
        tally.scannedAt(Instants.parse(element.text("start")));
        ReportedAsset host = ReportedAsset.of(key.get()).with(AssetIdKind.ADDRESS, element.text("ip"));
        boolean credentialed = false;
        String system = "";
        for (XmlElement detail : element.all("detail")) {
            String value = detail.text("value");
            switch (detail.text("name")) {
                case "hostname" -> host = host.with(AssetIdKind.FULL_NAME, value);
                case "MAC" -> host = host.with(AssetIdKind.MAC, value);
                case "best_os_txt" -> system = value;
                case "OS" -> system = system.isEmpty() ? value : system;
                default ->
                    credentialed |= AUTHENTICATED.matcher(detail.text("name")).matches();
            }
        }
        hosts.add(host.running(system).looked(credentialed, !element.text("end").isEmpty()));
    }

    private void result(XmlElement result) {
        XmlElement nvt = result.child("nvt").orElse(new XmlElement("nvt", Map.of(), "", java.util.List.of()));
        Map<String, String> tags = tags(nvt.text("tags"));
        String title = nvt.text("name").isEmpty() ? result.text("name") : nvt.text("name");
        String oid = nvt.attribute("oid");
        if (FOREIGN.matcher(oid).matches()) {
            throw Unfit.malformed("a result is of the test [" + oid
                    + "], which is none of OpenVAS: another scanner wrote this in the form of OpenVAS");
        }
        ReportedItem.Draft item = ReportedItem.of(OpenVasXml.TOOL, oid.isEmpty() ? "0" : oid, severity(result))
                .title(title.replaceAll("\\s+", " "))
                .family(nvt.text("family"))
                .score(nvt.text("cvss_base"))
                .vector(tags.getOrDefault("cvss_base_vector", ""))
                .cves(oid)
                .cves(nvt.text("cve"))
                .unsupported(END_OF_LIFE.matcher(title).find());
        Matcher port = PORT.matcher(result.text("port"));
        if (port.find()) {
            item.port(Numbers.whole(port.group(1)).orElse(0), port.group(2));
        }
        nvt.anywhere("ref").stream()
                .filter(ref -> ref.attribute("type").equalsIgnoreCase("cve"))
                .forEach(ref -> item.cves(ref.attribute("id")));
        for (XmlElement severity : nvt.anywhere("severity")) {
            item.vector(severity.text("value"));
        }
        if (threat(result).equals("false positive")) {
            item.said(Said.SUPPRESSED);
        }
        if (tally.wantsTexts()) {
            String solution = nvt.text("solution").isEmpty() ? tags.getOrDefault("solution", "") : nvt.text("solution");
            String insight = tags.getOrDefault("insight", "") + "\n" + tags.getOrDefault("impact", "");
            item.texts(ReportedItem.Texts.of(
                    tags.getOrDefault("summary", ""), insight, solution, result.text("description")));
        }
        Assets.host(result.text("host")).ifPresent(key -> {
            item.on(key);
            hosts.add(ReportedAsset.of(key).with(AssetIdKind.FULL_NAME, result.text("host", "hostname")));
        });
        tally.item(item.build());
    }

    private static String threat(XmlElement result) {
        return result.text("threat").toLowerCase(Locale.ROOT);
    }

    /// Of what somebody overrode as a false positive the severity before that.
    private static Optional<Severity> severity(XmlElement result) {
        String threat = threat(result);
        if (threat.equals("false positive")) {
            threat = result.text("original_threat").toLowerCase(Locale.ROOT);
        }
        return switch (threat) {
            case "log", "debug", "error", "error message" -> Optional.of(Severity.INFO);
            default ->
                Severities.said(threat, Numbers.decimal(result.text("severity")).orElse(0));
        };
    }

    /// `summary=…|solution=…`
    private static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split("\\|", 50)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).strip());
            }
        }
        return tags;
    }
}
