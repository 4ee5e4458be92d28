package concordat.intake.nexpose;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.nexpose.Definitions.Definition;
import concordat.intake.report.Assets;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes the nodes of a report and the tests made on them.
final class Nodes implements XmlTaker {

    private final ReportTally tally;
    private final Definitions definitions;
    private Optional<AssetKey> key = Optional.empty();
    private ReportedAsset node = ReportedAsset.of(AssetKey.UNPLACED);
    private double certainty;
    private int port;
    private String protocol = "";

    Nodes(ReportTally tally, Definitions definitions) {
        this.tally = tally;
        this.definitions = definitions;
        tally.scannedAt(definitions.started());
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "NexposeReport", "nodes", "node", "tests", "endpoints", "endpoint", "services", "service", "names" ->
                Take.INTO;
            case "fingerprints" -> path.endsWith("node/fingerprints") ? Take.INTO : Take.NOTHING;
            case "test", "name", "os" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        switch (XmlTaker.last(path)) {
            case "node" -> {
                String address = attributes.getOrDefault("address", "");
                key = Assets.host(address);
                node = ReportedAsset.of(key.orElse(AssetKey.UNPLACED))
                        .with(AssetIdKind.ADDRESS, address)
                        .with(AssetIdKind.MAC, attributes.getOrDefault("hardware-address", ""))
                        .looked(false, definitions.finished());
                certainty = -1;
            }
            case "endpoint" -> {
                port = Numbers.whole(attributes.getOrDefault("port", "")).orElse(0);
                protocol = attributes.getOrDefault("protocol", "");
            }
            default -> {}
        }
    }

    @Override
    public void out(String path) {
        switch (XmlTaker.last(path)) {
            case "node" -> {
                if (key.isPresent()) {
                    tally.asset(node);
                }
                key = Optional.empty();
            }
            case "endpoint" -> {
                port = 0;
                protocol = "";
            }
            default -> {}
        }
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "name" ->
                node = node.with(
                        element.text().indexOf('.') < 0 ? AssetIdKind.NETBIOS : AssetIdKind.FULL_NAME, element.text());
            case "os" -> system(element);
            default -> test(element);
        }
    }

    private void system(XmlElement os) {
        double certain = Numbers.decimal(os.attribute("certainty")).orElse(0);
        if (certain > certainty) {
            certainty = certain;
            node = node.running(Stream.of(os.attribute("vendor"), os.attribute("product"), os.attribute("version"))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" ")));
        }
    }

    private void test(XmlElement test) {
        String status = test.attribute("status").toLowerCase(Locale.ROOT);
        boolean excepted = status.startsWith("exception-vulnerable");
        String id = test.attribute("id").toLowerCase(Locale.ROOT);
        if (id.isEmpty() || !(status.startsWith("vulnerable") || excepted)) {
            return;
        }
        Optional<Definition> definition = definitions.of(id);
        ReportedItem.Draft item = ReportedItem.of(
                        NexposeXml.TOOL,
                        id,
                        definition.map(Definition::severity).orElse(Severity.MEDIUM))
                .port(port, protocol)
                .place(test.attribute("key"))
                .title(id)
                .said(excepted ? Said.SUPPRESSED : Said.PRESENT);
        definition.ifPresent(known -> known.into(item));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    definition.map(Definition::description).orElse(""),
                    definition.map(Definition::solution).orElse(""),
                    test.allText()));
        }
        key.ifPresent(item::on);
        tally.item(item.build());
    }
}
