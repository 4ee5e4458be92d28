package concordat.intake.oscal;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Assessment results or a plan of action in XML, whose records become those of the JSON.
public final class OscalXml implements ReportFormat {

    private final Model model;

    public OscalXml(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.format() + "-xml";
    }

    @Override
    public String title() {
        return model.title + " (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals(model.root);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("OSCAL", sink);
        Known known = new Known(model);
        Reading first =
                XmlRecords.read(bytes, false, name(), new ReportTally("", ReportSink.NOTHING), new Taker(known));
        return first instanceof Reading.Refused
                ? first
                : XmlRecords.read(bytes, false, name(), tally, new Taker(new Findings(model, known, tally)));
    }

    private static final class Taker implements XmlTaker {
        private static final Set<String> RECORDS =
                Set.of("component", "inventory-item", "observation", "risk", "finding", "poam-item");
        private static final Set<String> AROUND = Set.of(
                Model.ASSESSMENT_RESULTS.root,
                Model.PLAN_OF_ACTION.root,
                "metadata",
                "result",
                "local-definitions",
                "assessment-assets");

        /// Of what there can be several, with the name of their list.
        private static final Map<String, String> LISTS = Map.of(
                "prop", "props",
                "subject", "subjects",
                "facet", "facets",
                "characterization", "characterizations",
                "actor", "actors",
                "remediation", "remediations",
                "related-observation", "related-observations",
                "related-risk", "related-risks",
                "associated-risk", "related-risks");

        private final Records records;

        Taker(Records records) {
            this.records = records;
        }

        @Override
        public Take take(String path) {
            String name = XmlTaker.last(path);
            boolean word = path.endsWith("/metadata/title")
                    || path.endsWith("/metadata/last-modified")
                    || path.endsWith("/result/start");
            return word || RECORDS.contains(name) ? Take.WHOLE : AROUND.contains(name) ? Take.INTO : Take.NOTHING;
        }

        @Override
        public void whole(String path, XmlElement element) {
            switch (element.name()) {
                case "title" -> records.title(element.text());
                case "last-modified" -> records.modified(element.text());
                case "start" -> records.started(element.text());
                case "component" -> records.component(node(element));
                case "inventory-item" -> records.inventoryItem(node(element));
                case "observation" -> records.observation(node(element));
                case "risk" -> records.risk(node(element));
                case "finding" -> records.finding(node(element));
                default -> records.item(node(element));
            }
        }

        private static ObjectNode node(XmlElement element) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            element.attributes().forEach(node::put);
            for (XmlElement child : element.children()) {
                String list = LISTS.get(child.name());
                if (list != null) {
                    JsonNode before = node.path(list);
                    ArrayNode all = before instanceof ArrayNode known ? known : node.putArray(list);
                    all.add(node(child));
                } else if (child.attributes().isEmpty() && words(child)) {
                    node.put(child.name(), child.allText());
                } else {
                    node.set(child.name(), node(child));
                }
            }
            return node;
        }

        /// Words, with markup in them or without.
        private static boolean words(XmlElement element) {
            return switch (element.name()) {
                case "title", "description", "statement", "remarks" -> true;
                default -> element.children().isEmpty();
            };
        }

        @Override
        public void out(String path) {
            if (path.indexOf('/') < 0) {
                records.over();
            }
        }
    }
}
