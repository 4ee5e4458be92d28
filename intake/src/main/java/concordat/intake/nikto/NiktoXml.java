package concordat.intake.nikto;

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

/// Reads Nikto's XML, in which one `niktoscan` may stand in another. A finding is an `item`.
public final class NiktoXml implements ReportFormat {

    @Override
    public String name() {
        return "nikto-xml";
    }

    @Override
    public String title() {
        return "Nikto report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && (xml.root().equals("niktoscan") || xml.root().equals("niktoscans"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Nikto", sink);
        tally.speaksOnlyOf(NiktoItems.TOOL);
        return XmlRecords.read(bytes, true, name(), tally, new Scans(tally));
    }

    private static final class Scans implements XmlTaker {
        private final ReportTally tally;
        private final NiktoItems items;
        private boolean finished;

        Scans(ReportTally tally) {
            this.tally = tally;
            this.items = new NiktoItems(tally);
        }

        @Override
        public Take take(String path) {
            return switch (XmlTaker.last(path)) {
                case "niktoscans", "niktoscan", "scandetails" -> Take.INTO;
                case "item", "statistics" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void into(String path, Map<String, String> attributes) {
            switch (XmlTaker.last(path)) {
                case "niktoscan" -> {
                    tally.tool(attributes.containsKey("version") ? "Nikto " + attributes.get("version") : "");
                    tally.scannedAt(Instants.parse(attributes.getOrDefault("scanstart", "")));
                }
                case "scandetails" -> {
                    finished = false;
                    tally.scannedAt(Instants.parse(attributes.getOrDefault("starttime", "")));
                    items.host(
                            attributes.getOrDefault("targethostname", ""),
                            attributes.getOrDefault("targetip", ""),
                            attributes.getOrDefault("targetport", ""));
                }
                default -> {}
            }
        }

        @Override
        public void whole(String path, XmlElement element) {
            if (element.name().equals("statistics")) {
                finished = true;
            } else {
                items.item(
                        element.attribute("id"),
                        element.attribute("method"),
                        element.text("uri"),
                        element.text("description"),
                        element.text("references"));
            }
        }

        @Override
        public void out(String path) {
            if (XmlTaker.last(path).equals("scandetails")) {
                items.hostOver(finished);
            }
        }
    }
}
