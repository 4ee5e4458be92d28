package concordat.intake.cyclonedx;

import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The first reading: what the bill is of, and what its references mean.
final class JsonParts implements JsonTaker {

    private static final Pattern PARTS = Pattern.compile("(metadata\\.component\\.)?(components\\[]\\.)*components");
    private static final Pattern PART = Pattern.compile("(metadata\\.component\\.)?(components\\[]\\.)*components\\[]");
    private static final Pattern SERVICES = Pattern.compile("services(\\[])?");
    private static final Set<String> NAMES = Set.of("bom-ref", "group", "name", "purl");

    private final ArrayList<Map<String, String>> open = new ArrayList<>();
    private final Bill bill = new Bill();

    private static boolean part(String path) {
        return PART.matcher(path).matches() || path.equals("services[]") || path.equals("metadata.component");
    }

    @Override
    public Take take(String path) {
        if (path.isEmpty()
                || path.equals("metadata")
                || part(path)
                || PARTS.matcher(path).matches()
                || SERVICES.matcher(path).matches()
                || path.equals("vulnerabilities")) {
            return Take.INTO;
        }
        int dot = path.lastIndexOf('.');
        boolean name = dot > 0 && part(path.substring(0, dot)) && NAMES.contains(path.substring(dot + 1));
        return name || path.equals("metadata.tools") || path.equals("metadata.timestamp") ? Take.WHOLE : Take.NOTHING;
    }

    @Override
    public void into(String path) {
        bill.vulnerabilities |= path.equals("vulnerabilities");
        if (part(path)) {
            open.add(new HashMap<>());
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "metadata.timestamp" -> bill.made = Instants.parse(Json.text(value));
            case "metadata.tools" -> {
                List<JsonNode> tools = Json.list(value.has("components") ? value.path("components") : value);
                bill.tool = tools.isEmpty()
                        ? ""
                        : Json.text(tools.getFirst(), "name") + " " + Json.text(tools.getFirst(), "version");
            }
            default -> open.getLast().put(path.substring(path.lastIndexOf('.') + 1), Json.text(value));
        }
    }

    @Override
    public void out(String path) {
        if (!part(path)) {
            return;
        }
        Map<String, String> part = open.removeLast();
        if (path.equals("metadata.component")) {
            bill.subject.putAll(part);
        }
        String reference = part.getOrDefault("bom-ref", "");
        if (!reference.isEmpty()) {
            String name = Bill.name(part);
            bill.room.take(reference, name);
            bill.byReference.put(reference, name);
        }
    }

    String place(String reference) {
        return bill.place(reference);
    }

    Optional<AssetKey> asset() {
        return bill.asset();
    }

    void tell(ReportTally tally) {
        bill.tell(tally, bill.byReference.size());
    }
}
