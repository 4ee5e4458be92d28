package concordat.intake.nessus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The same report in another shape: children in another order, indented anew, under another name.
final class Reshaped {

    private Reshaped() {}

    static Path reshape(Path report, Path into, long seed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
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
