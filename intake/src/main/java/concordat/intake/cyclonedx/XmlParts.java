package concordat.intake.cyclonedx;

import concordat.findings.AssetKey;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first reading: what the bill is of, and what its parts are, by their reference and in their order.
final class XmlParts implements XmlTaker {

    private static final String SUBJECT = "bom/metadata/component";

    private final List<String> inOrder = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Map<String, String>> parts = new ArrayDeque<>();
    private final Bill bill = new Bill();

    /// @return whether an element that both readings count is a part
    static boolean part(String path) {
        return path.endsWith("/component") || path.endsWith("/service");
    }

    /// @return whether parts can stand in it
    static boolean holdsParts(String path) {
        return switch (XmlTaker.last(path)) {
            case "bom", "components", "services", "component", "service" -> true;
            case "metadata" -> path.equals("bom/metadata");
            default -> false;
        };
    }

    @Override
    public Take take(String path) {
        if (path.equals("bom/metadata/tools") || path.equals("bom/metadata/timestamp")) {
            return Take.WHOLE;
        }
        String name = XmlTaker.last(path);
        if (name.equals("vulnerabilities")) {
            bill.vulnerabilities = true;
            return Take.NOTHING;
        }
        boolean naming = name.equals("group") || name.equals("name") || name.equals("purl");
        if (naming && path.indexOf('/') > 0 && part(path.substring(0, path.lastIndexOf('/')))) {
            return Take.WHOLE;
        }
        return holdsParts(path) ? Take.INTO : Take.NOTHING;
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        if (part(path)) {
            open.push(inOrder.size());
            inOrder.add("");
            Map<String, String> part = new HashMap<>();
            part.put("bom-ref", attributes.getOrDefault("bom-ref", ""));
            parts.push(part);
        }
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "timestamp" -> bill.made = Instants.parse(element.text());
            case "tools" -> {
                List<XmlElement> tools = new ArrayList<>(element.anywhere("tool"));
                tools.addAll(element.anywhere("component"));
                bill.tool = tools.isEmpty()
                        ? ""
                        : tools.getFirst().text("name") + " " + tools.getFirst().text("version");
            }
            default -> parts.element().put(element.name(), element.text());
        }
    }

    @Override
    public void out(String path) {
        if (!part(path)) {
            return;
        }
        Map<String, String> part = parts.pop();
        if (path.equals(SUBJECT)) {
            bill.subject.putAll(part);
        }
        String name = Bill.name(part);
        inOrder.set(open.pop(), name);
        String reference = part.getOrDefault("bom-ref", "");
        bill.room.take(reference, name);
        if (!reference.isEmpty()) {
            bill.byReference.put(reference, name);
        }
    }

    /// @param number of the part, counted as it starts, from 0
    String place(int number) {
        return number < inOrder.size() ? inOrder.get(number) : "";
    }

    String place(String reference) {
        return bill.place(reference);
    }

    Optional<AssetKey> asset() {
        return bill.asset();
    }

    void tell(ReportTally tally) {
        bill.tell(tally, inOrder.size());
    }
}
