package concordat.intake.hexjson;

import concordat.intake.JsonDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Pulls one hex map out of a document. Not for use by two threads.
final class HexMapParser {

    private static final int MOST_HEXES = 100_000;
    private static final int FARTHEST = 10_000;

    private final JsonDocument document;
    private final JsonParser json;
    private final List<Hex> hexes = new ArrayList<>();
    private final Map<Long, String> places = new HashMap<>();
    private Optional<Layout> layout = Optional.empty();
    private boolean sawHexes;

    HexMapParser(JsonDocument document) {
        this.document = document;
        json = document.json();
    }

    Optional<HexMap> map() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            document.expected("a hex map");
            return Optional.empty();
        }
        boolean sawLayout = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "layout" -> {
                    sawLayout = true;
                    layout = document.text("layout").flatMap(this::layout);
                }
                case "hexes" -> hexes();
                default -> json.skipChildren();
            }
        }
        if (!sawLayout) {
            document.report("a hex map lacks layout");
        }
        if (!sawHexes) {
            document.report("a hex map lacks hexes");
        }
        return layout.isEmpty() || hexes.isEmpty() ? Optional.empty() : Optional.of(new HexMap(layout.get(), hexes));
    }

    private Optional<Layout> layout(String word) {
        Optional<Layout> known = Arrays.stream(Layout.values())
                .filter(l -> l.word().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            document.report("unknown layout " + word + "; known are odd-r, even-r, odd-q, even-q");
        }
        return known;
    }

    private void hexes() {
        sawHexes = true;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            document.expected("hexes as an object");
            return;
        }
        int seen = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            if (++seen > MOST_HEXES) {
                json.skipChildren();
            } else if (json.currentToken() != JsonToken.START_OBJECT) {
                document.expected("a hexagon");
            } else {
                hex(key);
            }
        }
        if (seen == 0) {
            document.report("a hex map without a hexagon");
        } else if (seen > MOST_HEXES) {
            document.report("more than " + MOST_HEXES + " hexagons");
        }
    }

    private void hex(String key) {
        OptionalInt q = OptionalInt.empty();
        OptionalInt r = OptionalInt.empty();
        boolean sawPlace = true;
        String name = key;
        Map<String, String> others = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "q" -> {
                    q = place("q");
                    sawPlace &= q.isPresent();
                }
                case "r" -> {
                    r = place("r");
                    sawPlace &= r.isPresent();
                }
                case "n" -> name = document.text("n").orElse(key);
                default -> others.put(property, json.readValueAsTree().toString());
            }
        }
        if (q.isEmpty() || r.isEmpty()) {
            if (sawPlace) {
                document.report("hexagon " + key + " lacks q or r");
            }
            return;
        }
        String before = places.putIfAbsent(((long) q.getAsInt() << 32) | (r.getAsInt() & 0xFFFF_FFFFL), key);
        if (before != null) {
            document.report("hexagon " + key + " lies where " + before + " does");
        }
        hexes.add(new Hex(key, name, q.getAsInt(), r.getAsInt(), others));
    }

    private OptionalInt place(String what) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            document.expected(what + " as a whole number");
            return OptionalInt.empty();
        }
        if (json.getNumberType() != JsonParser.NumberType.INT || Math.abs(json.getLongValue()) > FARTHEST) {
            document.report(what + " is farther out than " + FARTHEST);
            return OptionalInt.empty();
        }
        return OptionalInt.of(json.getIntValue());
    }
}
