package concordat.intake.testdata;

import concordat.intake.csv.CsvRow;
import concordat.intake.csv.CsvRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The same report in another shape: its parts in another order, indented anew, under another name.
public final class Reshaped {

    private Reshaped() {}

    /// XML: children in another order, in UTF-8 or UTF-16.
    public static Path xml(Path report, Path into, long seed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(report.toFile());
        shuffle(document.getDocumentElement(), new Random(seed));
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "7");
        transformer.setOutputProperty(OutputKeys.ENCODING, seed % 2 == 0 ? "UTF-16" : "UTF-8");
        Path file = into.resolve("renamed-" + seed + ".txt");
        try (var out = Files.newOutputStream(file)) {
            transformer.transform(new DOMSource(document), new StreamResult(out));
        }
        return file;
    }

    /// JSON: keys in another order, indented; lists as they were, since their order may say something. One value a line
    /// stays one value a line.
    public static Path json(Path report, Path into, long seed) throws IOException {
        Random random = new Random(seed);
        Path file = into.resolve("renamed-" + seed + ".txt");
        JsonMapper mapper = new JsonMapper();
        List<String> values = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(report);
        if (new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
            return Files.writeString(
                    file, shuffled(mapper.readTree(bytes), random).toString());
        }
        try (MappingIterator<JsonNode> all = mapper.readerFor(JsonNode.class).readValues(bytes)) {
            all.forEachRemaining(value -> values.add(shuffled(value, random).toString()));
        }
        if (values.size() == 1) {
            values.set(
                    0, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(values.getFirst())));
        }
        return Files.writeString(file, String.join("\n", values));
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>(object.propertyNames());
            Collections.shuffle(keys, random);
            ObjectNode other = object.objectNode();
            keys.forEach(key -> other.set(key, shuffled(object.get(key), random)));
            return other;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode other = array.arrayNode();
            array.forEach(each -> other.add(shuffled(each, random)));
            return other;
        }
        return value;
    }

    /// CSV with one row of headings: columns and rows in another order, every cell quoted, lines ended otherwise.
    public static Path csv(Path report, Path into, char delimiter, long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        String text = Files.readString(report, StandardCharsets.UTF_8).replace("\ufeff", "");
        CsvRows in = new CsvRows(text, delimiter, fault -> {
            throw new IllegalStateException(fault.toString());
        });
        for (Optional<CsvRow> row = in.next(); row.isPresent(); row = in.next()) {
            rows.add(row.get().cells().stream().map(CsvRow.Cell::text).toList());
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> order = new ArrayList<>(IntStream.range(0, width).boxed().toList());
        Collections.shuffle(order, random);
        Collections.shuffle(rows.subList(1, rows.size()), random);
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            out.append(order.stream()
                            .map(place -> place < row.size() ? row.get(place) : "")
                            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(String.valueOf(delimiter))))
                    .append("\r\n");
        }
        return Files.writeString(into.resolve("renamed-" + seed + ".txt"), out);
    }

    private static void shuffle(Element parent, Random random) {
        List<Element> children = new ArrayList<>();
        Node next;
        for (Node child = parent.getFirstChild(); child != null; child = next) {
            next = child.getNextSibling();
            if (child instanceof Element element) {
                children.add(element);
                parent.removeChild(child);
            } else if (child.getTextContent().isBlank()) {
                parent.removeChild(child);
            }
        }
        Collections.shuffle(children, random);
        for (Element child : children) {
            parent.appendChild(child);
            shuffle(child, random);
        }
    }
}
