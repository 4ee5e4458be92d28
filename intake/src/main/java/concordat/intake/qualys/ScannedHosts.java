package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.Map;
import java.util.Optional;

/// Takes the `IP` elements of a scan result. Hosts are told at the end, when it is known whether the scan came to its
/// own. One without gathered information, which there is of every host, was told in part.
final class ScannedHosts implements XmlTaker {

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private Optional<ReportedAsset> host = Optional.empty();
    private boolean finished = true;
    private boolean informed;
    private int port;
    private String protocol = "";
    private String category = "";

    ScannedHosts(ReportTally tally) {
        this.tally = tally;
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "SCAN", "HEADER", "IP", "VULNS", "PRACTICES", "INFOS", "SERVICES", "CAT" -> Take.INTO;
            case "KEY", "OS", "NETBIOS_HOSTNAME", "VULN", "PRACTICE", "INFO", "SERVICE" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        switch (XmlTaker.last(path)) {
            case "IP" -> {
                informed = false;
                String address = attributes.getOrDefault("value", "");
                String name = attributes.getOrDefault("name", "");
                host = Assets.firstHost(address, name).map(key -> ReportedAsset.of(key)
                        .with(AssetIdKind.ADDRESS, address)
                        .with(AssetIdKind.FULL_NAME, name.indexOf('.') < 0 ? "" : name));
            }
            case "INFOS" -> informed = true;
            case "CAT" -> {
                category = attributes.getOrDefault("value", "");
                port = Numbers.whole(attributes.getOrDefault("port", "")).orElse(0);
                protocol = attributes.getOrDefault("protocol", "");
            }
            default -> {}
        }
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "KEY" -> key(element);
            case "OS" -> host = host.map(h -> h.running(element.text()));
            case "NETBIOS_HOSTNAME" -> host = host.map(h -> h.with(AssetIdKind.NETBIOS, element.text()));
            default -> vulnerability(element);
        }
    }

    private void key(XmlElement key) {
        switch (key.attribute("value")) {
            case "DATE" -> tally.scannedAt(Instants.parse(key.text()));
            case "STATUS" -> finished &= key.text().isEmpty() || key.text().equals("FINISHED");
            default -> {}
        }
    }

    private void vulnerability(XmlElement vulnerability) {
        String number = vulnerability.attribute("number");
        String title = vulnerability.text("TITLE");
        boolean harmless =
                !vulnerability.name().equals("VULN") && !vulnerability.name().equals("PRACTICE");
        ReportedItem.Draft item = ReportedItem.of(
                        QualysAssetXml.TOOL,
                        number.isEmpty() ? "0" : number,
                        harmless ? Severity.INFO : Levels.severity(vulnerability.attribute("severity")))
                .port(port, protocol)
                .title(title)
                .family(category)
                .cves(vulnerability.attribute("cveid"))
                .cves(Levels.cves(vulnerability))
                .exploitable(Levels.exploitable(vulnerability))
                .unsupported(Levels.unsupported(title));
        Levels.scores(vulnerability, item);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    vulnerability.text("CONSEQUENCE"),
                    vulnerability.text("DIAGNOSIS"),
                    vulnerability.text("SOLUTION"),
                    vulnerability.text("RESULT")));
        }
        host.map(ReportedAsset::key).ifPresent(item::on);
        tally.item(item.build());
    }

    @Override
    public void out(String path) {
        switch (XmlTaker.last(path)) {
            case "IP" -> {
                boolean whole = informed;
                host.ifPresent(h -> hosts.add(h.looked(false, whole)));
                host = Optional.empty();
            }
            case "SCAN" -> {
                if (!finished) {
                    hosts.unfinished();
                }
                hosts.handOn(tally);
            }
            default -> {}
        }
    }
}
