package concordat.intake.burp;

import concordat.findings.AssetIdKind;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the XML in which Burp exports issues. A finding is an `issue`.
public final class BurpXml implements ReportFormat {

    private static final String TOOL = "burp";

    @Override
    public String name() {
        return "burp-xml";
    }

    @Override
    public String title() {
        return "Burp report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("issues")
                && (xml.attributes().containsKey("burpVersion") || xml.inside().contains("serialNumber"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Burp", sink);
        tally.speaksOnlyOf(TOOL);
        return XmlRecords.read(bytes, true, name(), tally, new Issues(tally));
    }

    private static final class Issues implements XmlTaker {

        /// The one type under which all issues of extensions come, told apart by their names alone.
        private static final String EXTENSION = "134217728";

        private static final Pattern QUESTION = Pattern.compile("\\?[^ \\[]*");

        private final ReportTally tally;
        private final Gathered hosts = new Gathered();

        Issues(ReportTally tally) {
            this.tally = tally;
        }

        @Override
        public Take take(String path) {
            return path.indexOf('/') < 0 ? Take.INTO : path.equals("issues/issue") ? Take.WHOLE : Take.NOTHING;
        }

        @Override
        public boolean wants(String name) {
            return !name.equals("request") && !name.equals("response");
        }

        @Override
        public void into(String path, Map<String, String> attributes) {
            tally.tool("Burp " + attributes.getOrDefault("burpVersion", ""));
            tally.scannedAt(Instants.parse(attributes.getOrDefault("exportTime", "")));
        }

        @Override
        public void whole(String path, XmlElement issue) {
            String type = issue.text("type");
            String name = issue.text("name");
            boolean extension = type.isEmpty() || type.equals(EXTENSION);
            String severity = issue.text("severity");
            String location = issue.text("location").isEmpty() ? issue.text("path") : issue.text("location");
            ReportedItem.Draft item = ReportedItem.of(
                            TOOL, extension ? EXTENSION + "/" + Numbers.slug(name) : type, Severities.of(severity, 0))
                    .place(QUESTION.matcher(location).replaceAll(""))
                    .title(name)
                    .cwes(Numbers.cwes(issue.text("vulnerabilityClassifications")))
                    .said(severity.toLowerCase(Locale.ROOT).startsWith("false") ? Said.SUPPRESSED : Said.PRESENT);
            if (extension) {
                item.cves(issue.text("issueDetail"));
            }
            if (tally.wantsTexts()) {
                item.texts(ReportedItem.Texts.of(
                        "",
                        issue.text("issueBackground"),
                        issue.text("remediationBackground") + "\n" + issue.text("remediationDetail"),
                        issue.text("issueDetail")));
            }
            on(issue, item);
            tally.item(item.build());
        }

        private void on(XmlElement issue, ReportedItem.Draft item) {
            Optional<Address> address = Address.of(issue.text("host"));
            int port = address.map(Address::port).orElse(0);
            String ip = issue.child("host").map(host -> host.attribute("ip")).orElse("");
            Assets.firstHost(address.map(Address::host).orElse(""), ip).ifPresent(key -> {
                item.on(key);
                hosts.add(ReportedAsset.of(key).with(AssetIdKind.ADDRESS, ip).at(port));
            });
            address.ifPresent(at -> item.port(port, "tcp"));
        }

        @Override
        public void out(String path) {
            hosts.handOn(tally);
        }
    }
}
