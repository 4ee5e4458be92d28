package concordat.app.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What reports of the same hosts, looked at equally well each time, leave open: counted with sets and the JDK's own
/// XML reader, so that it shares nothing with the product.
final class HandCount {

    private final Set<String> known = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    /// What one report does.
    record Week(int created, int kept, int closed, int reopened) {}

    Week take(Path report) throws IOException, XMLStreamException {
        Set<String> seen = seen(report);
        Set<String> kept = new HashSet<>(seen);
        kept.retainAll(open);
        Set<String> reopened = new HashSet<>(seen);
        reopened.retainAll(known);
        reopened.removeAll(open);
        Week week = new Week(
                seen.size() - kept.size() - reopened.size(), kept.size(), open.size() - kept.size(), reopened.size());
        known.addAll(seen);
        open.clear();
        open.addAll(seen);
        return week;
    }

    /// How often each weakness is open at each port.
    Map<String, Integer> open() {
        return places(open);
    }

    /// How often each weakness was there and is not.
    Map<String, Integer> closed() {
        Set<String> closed = new HashSet<>(known);
        closed.removeAll(open);
        return places(closed);
    }

    private static Map<String, Integer> places(Set<String> findings) {
        Map<String, Integer> places = new TreeMap<>();
        findings.forEach(f -> places.merge(f.substring(0, f.indexOf('#')), 1, Integer::sum));
        return places;
    }

    static String place(String host, String plugin, int port, String protocol) {
        return String.join(" ", host, plugin, String.valueOf(port), protocol);
    }

    /// Every item, the first of its place, the second, and so on.
    private static Set<String> seen(Path report) throws IOException, XMLStreamException {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        String host = "";
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("ReportHost")) {
                    host = "";
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "ReportHost" -> host = xml.getAttributeValue(null, "name");
                        case "ReportItem" -> {
                            String place = place(
                                    host,
                                    xml.getAttributeValue(null, "pluginID"),
                                    Integer.parseInt(xml.getAttributeValue(null, "port")),
                                    xml.getAttributeValue(null, "protocol"));
                            seen.add(place + "#" + times.merge(place, 1, Integer::sum));
                        }
                        default -> {}
                    }
                }
            }
        }
        return seen;
    }
}
