package concordat.intake.cyclonedx;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Unfit;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first reading: what the bill is of, and what its parts are, by their reference and in their order.
final class XmlParts implements XmlTaker {

    private static final int MOST = 1_000_000;
    private static final String SUBJECT = "bom/metadata/component";

    private final Map<String, String> byReference = new HashMap<>();
    private final List<String> inOrder = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Map<String, String>> parts = new ArrayDeque<>();
    private final Map<String, String> subject = new HashMap<>();
    private boolean vulnerabilities;
    private String tool = "";
    private Optional<Instant> made = Optional.empty();

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
            vulnerabilities = true;
            return Take.NOTHING;
        }
        boolean naming = name.equals("group") || name.equals("name") || name.equals("purl");
        if (naming && part(path.substring(0, path.lastIndexOf('/')))) {
            return Take.WHOLE;
        }
        return holdsParts(path) ? Take.INTO : Take.NOTHING;
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        if (part(path)) {
            if (inOrder.size() == MOST) {
                throw Unfit.tooLarge("it holds more than " + MOST + " components");
            }
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
            case "timestamp" -> made = Instants.parse(element.text());
            case "tools" -> {
                List<XmlElement> tools = new ArrayList<>(element.anywhere("tool"));
                tools.addAll(element.anywhere("component"));
                tool = tools.isEmpty()
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
            subject.putAll(part);
        }
        String purl = Purl.withoutVersion(part.getOrDefault("purl", ""));
        String name = purl.isEmpty() ? plain(part) : purl;
        inOrder.set(open.pop(), name);
        String reference = part.getOrDefault("bom-ref", "");
        if (!reference.isEmpty()) {
            byReference.put(reference, name);
        }
    }

    private static String plain(Map<String, String> part) {
        String group = part.getOrDefault("group", "");
        String name = part.getOrDefault("name", "");
        return group.isEmpty() || name.isEmpty() ? name : group + "/" + name;
    }

    /// @param number of the part, counted as it starts, from 0
    String place(int number) {
        return number < inOrder.size() ? inOrder.get(number) : "";
    }

    /// What a reference means, also one into a bill of its own.
    String place(String reference) {
        String known = byReference.getOrDefault(reference, "");
        int hash = reference.indexOf('#');
        if (known.isEmpty() && reference.startsWith("urn:cdx:") && hash > 0) {
            String inside = reference.substring(hash + 1);
            return byReference.getOrDefault(inside, Purl.withoutVersion(inside));
        }
        return known.isEmpty() ? Purl.withoutVersion(reference) : known;
    }

    /// What the bill is of, when it says so.
    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.PRODUCT, plain(subject));
    }

    /// A bill of materials that also lists vulnerabilities lists all; one without, or without materials, closes
    /// nothing.
    void tell(ReportTally tally) {
        tally.tool(tool);
        tally.scannedAt(made);
        tally.speaksOnlyOf("cyclonedx");
        boolean whole = vulnerabilities && inOrder.size() > (subject.isEmpty() ? 0 : 1);
        asset().ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, whole)));
    }
}
