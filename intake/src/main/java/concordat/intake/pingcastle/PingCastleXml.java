package concordat.intake.pingcastle;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Pending;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.stream.Collectors;

/// Reads PingCastle's health check of a domain. A finding is a risk rule, all of which the report tells that did not
/// hold.
public final class PingCastleXml implements ReportFormat {

    private static final String TOOL = "pingcastle";

    @Override
    public String name() {
        return "pingcastle-xml";
    }

    @Override
    public String title() {
        return "PingCastle health check (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("HealthcheckData");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("PingCastle", sink);
        tally.speaksOnlyOf(TOOL);
        return XmlRecords.read(bytes, false, name(), tally, new Rules(tally));
    }

    private static final class Rules implements XmlTaker {
        private final ReportTally tally;
        private final Pending pending;
        private String netbios = "";

        Rules(ReportTally tally) {
            this.tally = tally;
            this.pending = new Pending(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "HealthcheckData", "HealthcheckData/RiskRules" -> Take.INTO;
                case "HealthcheckData/RiskRules/HealthcheckRiskRule",
                        "HealthcheckData/EngineVersion",
                        "HealthcheckData/GenerationDate",
                        "HealthcheckData/DomainFQDN",
                        "HealthcheckData/NetBIOSName" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, XmlElement element) {
            switch (element.name()) {
                case "EngineVersion" -> tally.tool("PingCastle " + element.text());
                case "GenerationDate" -> tally.scannedAt(Instants.parse(element.text()));
                case "NetBIOSName" -> netbios = element.text();
                case "DomainFQDN" ->
                    Assets.named(AssetKind.DIRECTORY, element.text()).ifPresent(pending::on);
                default -> rule(element);
            }
        }

        private void rule(XmlElement rule) {
            String id = rule.text("RiskId");
            int points = Numbers.whole(rule.text("Points")).orElse(0);
            ReportedItem.Draft item = ReportedItem.of(TOOL, id.isEmpty() ? "unnamed" : id, severity(points))
                    .title(rule.text("Rationale"))
                    .family(rule.text("Category") + "/" + rule.text("Model"));
            if (tally.wantsTexts()) {
                String details = rule.child("Details").stream()
                        .flatMap(all -> all.children().stream())
                        .map(XmlElement::text)
                        .collect(Collectors.joining("\n"));
                item.texts(ReportedItem.Texts.of("", rule.text("Rationale"), "", details));
            }
            pending.item(item);
        }

        /// PingCastle gives a rule points, of which a hundred are the worst that a domain can be.
        private static Severity severity(int points) {
            return points >= 50
                    ? Severity.CRITICAL
                    : points >= 20
                            ? Severity.HIGH
                            : points >= 10 ? Severity.MEDIUM : points > 0 ? Severity.LOW : Severity.INFO;
        }

        @Override
        public void out(String path) {
            if (path.equals("HealthcheckData")) {
                pending.asset()
                        .ifPresent(key -> tally.asset(ReportedAsset.of(key)
                                .with(AssetIdKind.FULL_NAME, key.name())
                                .with(AssetIdKind.NETBIOS, netbios)
                                .looked(true, true)));
                pending.end();
            }
        }
    }
}
