package concordat.intake.zap;

import concordat.intake.report.Instants;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads ZAP's XML, with requests and responses in it or not. A finding is an `alertitem`, however many places show
/// it.
public final class ZapXml implements ReportFormat {

    @Override
    public String name() {
        return "zap-xml";
    }

    @Override
    public String title() {
        return "ZAP report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("OWASPZAPReport");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("ZAP", sink);
        tally.speaksOnlyOf(ZapAlerts.TOOL);
        return XmlRecords.read(bytes, false, name(), tally, new Sites(tally));
    }

    private static final class Sites implements XmlTaker {
        private static final Set<String> LARGE =
                Set.of("requestheader", "requestbody", "responseheader", "responsebody");
        private static final int SHOWN = 100;

        private final ReportTally tally;
        private final ZapAlerts alerts;

        Sites(ReportTally tally) {
            this.tally = tally;
            this.alerts = new ZapAlerts(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "OWASPZAPReport", "OWASPZAPReport/site", "OWASPZAPReport/site/alerts" -> Take.INTO;
                case "OWASPZAPReport/site/alerts/alertitem" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public boolean wants(String name) {
            return !LARGE.contains(name);
        }

        @Override
        public void into(String path, Map<String, String> attributes) {
            switch (XmlTaker.last(path)) {
                case "OWASPZAPReport" -> {
                    tally.tool("ZAP " + attributes.getOrDefault("version", ""));
                    tally.scannedAt(Instants.parse(attributes.getOrDefault("created", ""))
                            .or(() -> Instants.parse(attributes.getOrDefault("generated", ""))));
                }
                case "site" ->
                    alerts.site(
                            attributes.getOrDefault("name", ""),
                            attributes.getOrDefault("host", ""),
                            attributes.getOrDefault("port", ""));
                default -> {}
            }
        }

        @Override
        public void whole(String path, XmlElement alert) {
            String seen = alert.anywhere("instance").stream()
                    .limit(SHOWN)
                    .map(at -> at.text("method") + " " + at.text("uri") + " " + at.text("param"))
                    .map(String::strip)
                    .collect(Collectors.joining("\n"));
            alerts.alert(name -> alert.text(name), seen);
        }

        @Override
        public void out(String path) {
            switch (XmlTaker.last(path)) {
                case "site" -> alerts.siteOver();
                case "OWASPZAPReport" -> alerts.over();
                default -> {}
            }
        }
    }
}
