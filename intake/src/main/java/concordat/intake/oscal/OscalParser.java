package concordat.intake.oscal;

import concordat.intake.JsonDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// Pulls one catalogue out of a document in a single pass. Not for use by two threads.
final class OscalParser {

    /// How deep groups, controls and parts may stand in one another comes from the document's own limit.
    private final JsonDocument document;

    private final JsonParser json;
    private final Set<String> controlIds = new HashSet<>();

    private final Shape metadata;
    private final Shape catalogue;
    private final Shape group;
    private final Shape control;
    private final Shape part;
    private final Shape param;
    private final Shape prop;
    private final Shape link;

    /// What is known of one kind of object: texts it must have and may have, and lists with what reads their members.
    private record Shape(
            String what,
            List<String> must,
            Set<String> may,
            Map<String, Supplier<? extends Optional<?>>> lists,
            Map<String, Supplier<? extends Optional<?>>> objects) {}

    OscalParser(JsonDocument document) {
        this.document = document;
        json = document.json();
        prop = new Shape("a prop", List.of("name", "value"), Set.of("ns", "class"), Map.of(), Map.of());
        link = new Shape("a link", List.of("href"), Set.of("rel"), Map.of(), Map.of());
        Map<String, Supplier<? extends Optional<?>>> noted = Map.of("props", this::prop, "links", this::link);
        param = new Shape(
                "a param",
                List.of("id"),
                Set.of("class", "label"),
                Map.of("props", this::prop, "links", this::link, "values", () -> document.text("a value")),
                Map.of());
        part = new Shape(
                "a part",
                List.of("name"),
                Set.of("id", "ns", "class", "title", "prose"),
                Map.of("props", this::prop, "links", this::link, "parts", this::part),
                Map.of());
        control = new Shape(
                "a control",
                List.of("id", "title"),
                Set.of("class"),
                with(noted, Map.of("params", this::param, "parts", this::part, "controls", this::control)),
                Map.of());
        group = new Shape(
                "a group",
                List.of("title"),
                Set.of("id", "class"),
                with(control.lists(), Map.of("groups", this::group)),
                Map.of());
        metadata = new Shape(
                "metadata",
                List.of("title", "last-modified", "version", "oscal-version"),
                Set.of(),
                Map.of(),
                Map.of());
        catalogue = new Shape(
                "a catalogue",
                List.of("uuid", "metadata"),
                Set.of(),
                Map.of("params", this::param, "groups", this::group, "controls", this::control),
                Map.of("metadata", this::metadata));
    }

    private static Map<String, Supplier<? extends Optional<?>>> with(
            Map<String, Supplier<? extends Optional<?>>> some, Map<String, Supplier<? extends Optional<?>>> more) {
        Map<String, Supplier<? extends Optional<?>>> all = new java.util.HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    Optional<OscalCatalogue> document() {
        Shape outer = new Shape(
                "an OSCAL document", List.of("catalog"), Set.of(), Map.of(), Map.of("catalog", this::catalogue));
        return draft(outer).map(d -> d.list("catalog", OscalCatalogue.class).getFirst());
    }

    private Optional<OscalCatalogue> catalogue() {
        return draft(catalogue)
                .map(d -> new OscalCatalogue(
                        d.needed("uuid"),
                        d.list("metadata", OscalCatalogue.Metadata.class).getFirst(),
                        d.list("params", OscalParam.class),
                        d.list("groups", OscalGroup.class),
                        d.list("controls", OscalControl.class),
                        d.others()));
    }

    private Optional<OscalCatalogue.Metadata> metadata() {
        return draft(metadata)
                .map(d -> new OscalCatalogue.Metadata(
                        d.needed("title"),
                        d.needed("last-modified"),
                        d.needed("version"),
                        d.needed("oscal-version"),
                        d.others()));
    }

    private Optional<OscalGroup> group() {
        return draft(group)
                .map(d -> new OscalGroup(
                        d.text("id"),
                        d.text("class"),
                        d.needed("title"),
                        d.list("params", OscalParam.class),
                        d.list("props", OscalProp.class),
                        d.list("links", OscalLink.class),
                        d.list("parts", OscalPart.class),
                        d.list("groups", OscalGroup.class),
                        d.list("controls", OscalControl.class),
                        d.others()));
    }

    private Optional<OscalControl> control() {
        Optional<OscalControl> read = draft(control)
                .map(d -> new OscalControl(
                        d.needed("id"),
                        d.text("class"),
                        d.needed("title"),
                        d.list("params", OscalParam.class),
                        d.list("props", OscalProp.class),
                        d.list("links", OscalLink.class),
                        d.list("parts", OscalPart.class),
                        d.list("controls", OscalControl.class),
                        d.others()));
        read.filter(c -> !controlIds.add(c.id()))
                .ifPresent(c -> document.report("control " + c.id() + " stands twice"));
        return read;
    }

    private Optional<OscalPart> part() {
        return draft(part)
                .map(d -> new OscalPart(
                        d.text("id"),
                        d.needed("name"),
                        d.text("ns"),
                        d.text("class"),
                        d.text("title"),
                        d.list("props", OscalProp.class),
                        d.text("prose"),
                        d.list("parts", OscalPart.class),
                        d.list("links", OscalLink.class),
                        d.others()));
    }

    private Optional<OscalParam> param() {
        return draft(param)
                .map(d -> new OscalParam(
                        d.needed("id"),
                        d.text("class"),
                        d.text("label"),
                        d.list("values", String.class),
                        d.list("props", OscalProp.class),
                        d.list("links", OscalLink.class),
                        d.others()));
    }

    private Optional<OscalProp> prop() {
        return draft(prop)
                .map(d ->
                        new OscalProp(d.needed("name"), d.needed("value"), d.text("ns"), d.text("class"), d.others()));
    }

    private Optional<OscalLink> link() {
        return draft(link).map(d -> new OscalLink(d.needed("href"), d.text("rel"), d.others()));
    }

    /// Reads one object of the shape; what it lacks is reported, and empty comes back when that was needed.
    private Optional<Draft> draft(Shape shape) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            document.expected(shape.what());
            return Optional.empty();
        }
        TokenStreamLocation start = json.currentTokenLocation();
        Draft draft = new Draft();
        Set<String> refused = new HashSet<>(0);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            if (!take(shape, key, draft)) {
                refused.add(key);
            }
        }
        boolean whole = true;
        for (String key : shape.must()) {
            if (!draft.has(key)) {
                whole = false;
                if (!refused.contains(key)) {
                    document.report(start, shape.what() + " lacks " + key);
                }
            }
        }
        return whole ? Optional.of(draft) : Optional.empty();
    }

    /// @return false when the value was of a wrong kind, which has been reported
    private boolean take(Shape shape, String key, Draft draft) {
        Supplier<? extends Optional<?>> object = shape.objects().get(key);
        Supplier<? extends Optional<?>> members = shape.lists().get(key);
        if (object != null) {
            Optional<?> value = object.get();
            value.ifPresent(v -> draft.filling(key).add(v));
            return value.isPresent();
        }
        if (members != null) {
            return members(key, members, draft);
        }
        if (shape.must().contains(key) || shape.may().contains(key)) {
            Optional<String> value = document.text(key);
            value.ifPresent(v -> draft.text(key, v));
            return value.isPresent();
        }
        draft.other(key, json.readValueAsTree().toString());
        return true;
    }

    private boolean members(String key, Supplier<? extends Optional<?>> members, Draft draft) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            document.expected(key + " as a list");
            return false;
        }
        List<Object> filling = draft.filling(key);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            members.get().ifPresent(filling::add);
        }
        return true;
    }
}
