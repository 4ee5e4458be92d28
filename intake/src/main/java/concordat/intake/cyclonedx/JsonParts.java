package concordat.intake.cyclonedx;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Unfit;
import java.time.Instant;
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
    private static final int MOST = 1_000_000;

    private final Map<String, String> byReference = new HashMap<>();
    private final ArrayList<Map<String, String>> open = new ArrayList<>();
    private final Map<String, String> subject = new HashMap<>();
    private boolean vulnerabilities;
    private String tool = "";
    private Optional<Instant> made = Optional.empty();

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
        vulnerabilities |= path.equals("vulnerabilities");
        if (part(path)) {
            open.add(new HashMap<>());
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "metadata.timestamp" -> made = Instants.parse(Json.text(value));
            case "metadata.tools" -> {
                List<JsonNode> tools = Json.list(value.has("components") ? value.path("components") : value);
                tool = tools.isEmpty()
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
            subject.putAll(part);
        }
        String reference = part.getOrDefault("bom-ref", "");
        if (!reference.isEmpty()) {
            byReference.put(reference, name(part));
            if (byReference.size() > MOST) {
                throw Unfit.tooLarge("it holds more than " + MOST + " components");
            }
        }
    }

    /// The package without its version, else its group and name.
    private static String name(Map<String, String> part) {
        String purl = Purl.withoutVersion(part.getOrDefault("purl", ""));
        return purl.isEmpty() ? plain(part) : purl;
    }

    private static String plain(Map<String, String> part) {
        String group = part.getOrDefault("group", "");
        String name = part.getOrDefault("name", "");
        return group.isEmpty() || name.isEmpty() ? name : group + "/" + name;
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

    /// A bill of materials that also lists vulnerabilities lists all; one without, or without materials,
    /// closes nothing.
    void tell(ReportTally tally) {
        tally.tool(tool);
        tally.scannedAt(made);
        tally.speaksOnlyOf("cyclonedx");
        boolean whole = vulnerabilities && byReference.size() > (subject.isEmpty() ? 0 : 1);
        asset().ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, whole)));
    }
}
