package concordat.intake.oscal;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The first reading: what the ids mean by which records refer to each other.
final class Known implements Records {

    /// What is no thing that a weakness can be on.
    private static final Set<String> NO_ASSETS = Set.of("party", "location", "user");

    private static final long ASSET_BYTES = 1_000;

    /// What an observation or a finding is on.
    record Subject(String id, String type, String title) {}

    private final Model model;
    private final Room room = new Room("records that others refer to", 192L << 20);
    private final Map<String, ReportedAsset> assets = new HashMap<>();
    private final Map<String, List<Subject>> observations = new HashMap<>();
    private final Map<String, Risk> risks = new HashMap<>();
    private final Map<String, List<String>> risksOfObservations = new HashMap<>();
    private final Set<String> spokenFor = new HashSet<>();
    private String title = "";
    private Optional<Instant> at = Optional.empty();

    Known(Model model) {
        this.model = model;
    }

    @Override
    public void title(String words) {
        title = words;
    }

    /// A plan tells how things stood when it was last written.
    @Override
    public void modified(String written) {
        at = model == Model.PLAN_OF_ACTION ? Instants.parse(written) : at;
    }

    @Override
    public void started(String written) {
        Optional<Instant> start = Instants.parse(written);
        if (start.isPresent() && (at.isEmpty() || start.get().isBefore(at.get()))) {
            at = start;
        }
    }

    /// An inventory's item goes before a component of that id, for it is the machine.
    @Override
    public void component(JsonNode component) {
        String id = id(component);
        if (!assets.containsKey(id)) {
            asset(id, component, Props.of(component, "fqdn", "ipv4-address"), AssetKind.PRODUCT);
        }
    }

    @Override
    public void inventoryItem(JsonNode item) {
        asset(
                id(item),
                item,
                Props.of(item, "fqdn", "hostname", "uri", "ipv4-address", "ipv6-address", "target", "asset-id"),
                AssetKind.HOST);
    }

    private void asset(String id, JsonNode record, String host, AssetKind otherwise) {
        Optional<AssetKey> key =
                Assets.host(host).or(() -> Assets.named(otherwise, Json.first(record, "title", "description")));
        key.ifPresent(known -> {
            room.take(ASSET_BYTES);
            room.take(id);
            assets.put(
                    id,
                    ReportedAsset.of(known)
                            .with(AssetIdKind.FULL_NAME, Props.of(record, "fqdn"))
                            .with(AssetIdKind.ADDRESS, Props.of(record, "ipv4-address"))
                            .with(AssetIdKind.ADDRESS, Props.of(record, "ipv6-address"))
                            .with(AssetIdKind.NETBIOS, Props.of(record, "netbios-name"))
                            .with(AssetIdKind.MAC, Props.of(record, "mac-address"))
                            .running(Props.of(record, "os-name")));
        });
    }

    @Override
    public void observation(JsonNode observation) {
        observations.put(id(observation), subjects(observation));
        room.take(id(observation));
    }

    @Override
    public void risk(JsonNode risk) {
        Risk known = Risk.of(risk);
        room.take(
                id(risk),
                known.vector(),
                known.id(),
                known.cves(),
                known.title(),
                known.control(),
                known.statement(),
                known.solution());
        risks.put(id(risk), known);
        for (String observation : references(risk, "observation")) {
            room.take(observation);
            risksOfObservations
                    .computeIfAbsent(observation, o -> new ArrayList<>())
                    .add(id(risk));
        }
    }

    @Override
    public void finding(JsonNode finding) {
        refers(finding);
    }

    @Override
    public void item(JsonNode item) {
        refers(item);
    }

    private void refers(JsonNode record) {
        Set<String> all = new LinkedHashSet<>(references(record, "risk"));
        all.addAll(references(record, "observation"));
        for (String id : all) {
            if (spokenFor.add(id)) {
                room.take(id);
            }
        }
    }

    /// Whether a finding or an item refers to the record of that id, and so tells of it.
    boolean spokenFor(String id) {
        return spokenFor.contains(id);
    }

    /// Those that a record names, else those of its observations.
    List<Risk> risks(JsonNode record) {
        List<Risk> all = named(references(record, "risk"));
        if (!all.isEmpty()) {
            return all;
        }
        Set<String> ids = new LinkedHashSet<>();
        references(record, "observation").forEach(o -> ids.addAll(risksOfObservations.getOrDefault(o, List.of())));
        return named(ids);
    }

    private List<Risk> named(Iterable<String> ids) {
        List<Risk> all = new ArrayList<>();
        ids.forEach(id -> Optional.ofNullable(risks.get(id)).ifPresent(all::add));
        return all;
    }

    Optional<Risk> risk(String id) {
        return Optional.ofNullable(risks.get(id));
    }

    /// What a record's observations are of, or the record itself.
    List<ReportedAsset> assets(JsonNode record) {
        Set<ReportedAsset> all = new LinkedHashSet<>();
        subjects(record).forEach(subject -> asset(subject).ifPresent(all::add));
        for (String observation : references(record, "observation")) {
            observations.getOrDefault(observation, List.of()).forEach(s -> asset(s).ifPresent(all::add));
        }
        return List.copyOf(all);
    }

    /// What the document does not describe, another one does: it goes by the title that it is given here, else its id.
    private Optional<ReportedAsset> asset(Subject subject) {
        if (NO_ASSETS.contains(subject.type())) {
            return Optional.empty();
        }
        ReportedAsset known = assets.get(subject.id());
        AssetKind kind = subject.type().equals("inventory-item") ? AssetKind.HOST : AssetKind.PRODUCT;
        return known != null
                ? Optional.of(known)
                : Assets.named(kind, subject.title().isEmpty() ? subject.id() : subject.title())
                        .map(ReportedAsset::of);
    }

    private List<Subject> subjects(JsonNode record) {
        List<Subject> all = new ArrayList<>();
        for (JsonNode subject : Json.list(record, "subjects")) {
            Subject made = new Subject(
                    Json.first(subject, "subject-uuid", "uuid-ref").toLowerCase(Locale.ROOT),
                    Json.text(subject, "type"),
                    Json.text(subject, "title"));
            room.take(made.id(), made.type(), made.title());
            all.add(made);
        }
        return all;
    }

    /// @param of `risk` or `observation`
    static Set<String> references(JsonNode record, String of) {
        Set<String> all = new LinkedHashSet<>();
        for (String list : new String[] {"related-" + of + "s", "associated-" + of + "s"}) {
            for (JsonNode reference : Json.list(record, list)) {
                all.add(Json.text(reference, of + "-uuid").toLowerCase(Locale.ROOT));
            }
        }
        return all;
    }

    static String id(JsonNode record) {
        return Json.text(record, "uuid").toLowerCase(Locale.ROOT);
    }

    void tell(ReportTally tally) {
        tally.tool(title);
        tally.scannedAt(at);
    }
}
