package concordat.intake.outpost24;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.Optional;

/// Reads the XML in which Outpost24 exports scans. A finding is a `detail`.
public final class Outpost24Xml implements ReportFormat {

    private static final String TOOL = "outpost24";

    @Override
    public String name() {
        return "outpost24-xml";
    }

    @Override
    public String title() {
        return "Outpost24 report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("main")
                && (xml.inside().contains("detaillist") || xml.inside().contains("reportinfo"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Outpost24", sink);
        tally.speaksOnlyOf(TOOL);
        return XmlRecords.read(bytes, true, name(), tally, new Details(tally));
    }

    private static final class Details implements XmlTaker {
        private final ReportTally tally;

        Details(ReportTally tally) {
            this.tally = tally;
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "main", "main/hostlist", "main/detaillist" -> Take.INTO;
                case "main/hostlist/host", "main/detaillist/detail" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, XmlElement element) {
            if (element.name().equals("host")) {
                host(element);
            } else {
                detail(element);
            }
        }

        private void host(XmlElement host) {
            tally.scannedAt(Instants.parse(host.text("start")));
            Assets.firstHost(host.text("ip"), host.text("name"))
                    .ifPresent(key -> tally.asset(ReportedAsset.of(key)
                            .with(AssetIdKind.ADDRESS, host.text("ip"))
                            .with(AssetIdKind.FULL_NAME, host.text("name"))
                            .running(host.text("platform"))
                            .looked(false, !host.text("completescan").equals("false"))));
        }

        private void detail(XmlElement detail) {
            String id = detail.text("id");
            String third = detail.text("cvss_v3_score");
            String score = third.isEmpty() ? detail.text("cvss_score") : third;
            String vector = detail.text("cvss_vector");
            ReportedItem.Draft item = ReportedItem.of(
                            TOOL, id.isEmpty() ? "0" : id, severity(detail.text("risk"), score))
                    .port(
                            Numbers.whole(detail.text("portinfo", "portnumber")).orElse(0),
                            detail.text("portinfo", "protocol"))
                    .title(detail.text("name"))
                    .family(detail.text("family"))
                    .vector(detail.text("cvss_v3_vector"))
                    .vector(vector.startsWith("(") ? vector.substring(1).replaceFirst("\\).*", "") : vector)
                    .score(score)
                    .said(detail.text("falsepositive").equals("1") ? Said.SUPPRESSED : Said.PRESENT);
            detail.all("cve").forEach(cve -> item.cves(cve.allText()));
            if (tally.wantsTexts()) {
                item.texts(ReportedItem.Texts.of(
                        detail.text("solutiontitle"),
                        detail.text("description"),
                        detail.text("solution"),
                        detail.text("information")));
            }
            Optional<AssetKey> key = Assets.firstHost(detail.text("ip"), detail.text("hostname"));
            key.ifPresent(item::on);
            tally.item(item.build());
        }

        /// Outpost24's risks are powers of two; what it does not say is left to the score.
        private static Optional<Severity> severity(String risk, String score) {
            return switch (risk) {
                case "0" -> Optional.of(Severity.INFO);
                case "1" -> Optional.of(Severity.LOW);
                case "2" -> Optional.of(Severity.MEDIUM);
                case "4" -> Optional.of(Severity.HIGH);
                case "8" -> Optional.of(Severity.CRITICAL);
                default -> Severities.said(risk, Numbers.decimal(score).orElse(0));
            };
        }
    }
}
