package concordat.intake.xccdf;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Instants;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Unfit;
import concordat.intake.xccdf.Rules.Rule;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes the results of a report, each of which is one look at one machine from within.
final class TestResults implements XmlTaker {

    private static final Set<String> ELSEWHERE = Set.of(
            "Rule", "Group", "Profile", "Value", "oval_definitions", "oval_results", "ocil", "cpe-list", "assets");
    private static final Set<String> LOCAL = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "00:00:00:00:00:00");
    private static final int MOST_ADDRESSES = 64;

    private final ReportTally tally;
    private final Rules rules;
    private final Pending pending;
    private final Checked looked = new Checked(RuleIds.TOOL);
    private final List<String> addresses = new ArrayList<>();
    private Optional<ReportedAsset> facts = Optional.empty();
    private String target = "";
    private boolean ended;
    private int results;

    TestResults(ReportTally tally, Rules rules) {
        this.tally = tally;
        this.rules = rules;
        this.pending = new Pending(tally);
    }

    @Override
    public Take take(String path) {
        String name = XmlTaker.last(path);
        if (path.startsWith("TestResult/") || path.contains("/TestResult/")) {
            return switch (name) {
                case "rule-result", "target", "target-address", "target-facts" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }
        return ELSEWHERE.contains(name) ? Take.NOTHING : Take.INTO;
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        if (XmlTaker.last(path).equals("TestResult")) {
            results++;
            target = "";
            addresses.clear();
            facts = Optional.empty();
            ended = attributes.containsKey("end-time");
            tally.scannedAt(Instants.parse(attributes.getOrDefault("start-time", ""))
                    .or(() -> Instants.parse(attributes.getOrDefault("end-time", ""))));
            tally.tool(attributes.getOrDefault("test-system", ""));
        }
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "target" -> {
                if (target.isEmpty()) {
                    target = element.text();
                    Assets.host(target).ifPresent(pending::on);
                }
            }
            case "target-address" -> {
                if (addresses.size() < MOST_ADDRESSES && !LOCAL.contains(element.text())) {
                    addresses.add(element.text());
                }
            }
            case "target-facts" -> facts(element);
            default -> result(element);
        }
    }

    private void facts(XmlElement element) {
        ReportedAsset asset = ReportedAsset.of(AssetKey.UNPLACED);
        String system = "";
        String scanner = "";
        for (XmlElement fact : element.all("fact")) {
            String name = fact.attribute("name");
            String value = LOCAL.contains(fact.text()) ? "" : fact.text();
            switch (name.substring(name.lastIndexOf(':') + 1)) {
                case "MAC", "mac" -> asset = asset.with(AssetIdKind.MAC, value);
                case "ipv4", "ipv6" -> asset = asset.with(AssetIdKind.ADDRESS, value);
                case "fqdn" -> asset = asset.with(AssetIdKind.FULL_NAME, value.replaceFirst("\\.$", ""));
                case "os_name" -> system = (value + " " + system).strip();
                case "os_version" -> system = (system + " " + value).strip();
                case "name" -> scanner = name.contains("scanner") ? (value + " " + scanner).strip() : scanner;
                case "version" -> scanner = name.contains("scanner") ? (scanner + " " + value).strip() : scanner;
                default -> {}
            }
        }
        tally.tool(scanner);
        facts = Optional.of(asset.running(system));
    }

    private void result(XmlElement element) {
        String id = element.attribute("idref");
        String result = element.text("result");
        boolean failed = result.equals("fail");
        if (id.isEmpty() || !(failed || result.equals("pass") || result.equals("fixed"))) {
            return;
        }
        String stable = RuleIds.stable(id);
        looked.add(stable);
        if (!failed) {
            return;
        }
        Optional<Rule> rule = rules.of(id);
        ReportedItem.Draft item = ReportedItem.of(
                        RuleIds.TOOL,
                        stable,
                        RuleIds.severity(
                                element.attribute("severity"),
                                rule.map(Rule::severity).orElse("")))
                .place(element.text("instance"))
                .title(rule.map(Rule::title).filter(t -> !t.isEmpty()).orElse(id))
                .family(element.attribute("version"))
                .cves(rule.map(Rule::idents).orElse(""))
                .references(rule.map(Rule::idents).orElse(""));
        element.all("ident").forEach(ident -> item.cves(ident.text()).references(ident.text()));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    rule.map(Rule::description).orElse(""),
                    rule.map(Rule::fix).orElse(""),
                    element.all("message").stream().map(XmlElement::text).collect(Collectors.joining("\n"))));
        }
        pending.item(item);
    }

    @Override
    public void out(String path) {
        if (XmlTaker.last(path).equals("TestResult")) {
            Assets.firstHost(target, addresses.isEmpty() ? "" : addresses.getFirst())
                    .ifPresent(key -> {
                        pending.on(key);
                        ReportedAsset known = facts.orElse(ReportedAsset.of(key));
                        ReportedAsset asset = new ReportedAsset(
                                key, known.ids(), known.operatingSystem(), true, ended, Optional.empty());
                        for (String address : addresses) {
                            asset = asset.with(AssetIdKind.ADDRESS, address);
                        }
                        tally.asset(asset);
                    });
            pending.end();
        }
        if (path.indexOf('/') < 0) {
            if (results == 0) {
                throw Unfit.malformed("it has no TestResult, only what could be tested");
            }
            looked.handOn(tally);
        }
    }
}
