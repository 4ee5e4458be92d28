package concordat.intake.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One `key: value` block of the file, read key by key. Whatever cannot be read is reported and comes back empty.
public final class Mapping {

    private final Node place;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Problems problems;

    private Mapping(Node place, String what, Problems problems) {
        this.place = place;
        this.what = what;
        this.problems = problems;
    }

    /// @param what the block's name in messages, for example `a control`
    /// @param keys every key that may stand in it
    public static Optional<Mapping> of(Node node, String what, List<String> keys, Problems problems) {
        Optional<Mapping> mapping = open(node, what, problems);
        mapping.ifPresent(m -> ((MappingNode) node).getValue().forEach(entry -> m.take(entry, keys)));
        return mapping;
    }

    private static Optional<Mapping> open(Node node, String what, Problems problems) {
        if (node instanceof MappingNode) {
            return Optional.of(new Mapping(node, what, problems));
        }
        problems.add(node, "expected " + what + " as keys and values, found " + kind(node));
        return Optional.empty();
    }

    private void take(NodeTuple entry, List<String> keys) {
        Node key = entry.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(key, "a key must be one word, found " + kind(key));
        } else if (!keys.contains(scalar.getValue())) {
            problems.add(
                    key, "unknown key " + scalar.getValue() + " in " + what + Spelling.hint(scalar.getValue(), keys));
        } else if (values.putIfAbsent(scalar.getValue(), entry.getValueNode()) != null) {
            problems.add(key, "key " + scalar.getValue() + " stands twice in " + what);
        }
    }

    public Node place() {
        return place;
    }

    /// @return the value's node, or empty without a report
    public Optional<Node> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// @return the value's node; its absence is reported
    public Optional<Node> need(String key) {
        Node value = values.get(key);
        if (value == null) {
            problems.add(place, what + " lacks " + key);
        }
        return Optional.ofNullable(value);
    }

    /// The place to blame for a key's value.
    public Node at(String key) {
        return values.getOrDefault(key, place);
    }

    public Optional<String> text(String key) {
        return need(key).flatMap(node -> text(node, key));
    }

    private Optional<String> text(Node node, String key) {
        return text(node, key, problems);
    }

    public static Optional<String> text(Node node, String key, Problems problems) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            problems.add(node, key + " must be text, found " + kind(node) + quoteIt(node));
            return Optional.empty();
        }
        if (scalar.getValue().isBlank()) {
            problems.add(node, key + " is blank");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    private static String quoteIt(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? "; put it in quotes" : "";
    }

    public Optional<Boolean> flag(String key) {
        return need(key).flatMap(node -> {
            if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
                return Optional.of(Boolean.parseBoolean(scalar.getValue()));
            }
            problems.add(node, key + " must be true or false, found " + kind(node));
            return Optional.empty();
        });
    }

    /// A whole number without sign, up to nine digits.
    public Optional<Integer> whole(String key) {
        return need(key).flatMap(node -> {
            if (node instanceof ScalarNode scalar
                    && scalar.getTag().equals(Tag.INT)
                    && scalar.getValue().matches("[0-9]{1,9}")) {
                return Optional.of(Integer.valueOf(scalar.getValue()));
            }
            problems.add(node, key + " must be a whole number, found " + kind(node));
            return Optional.empty();
        });
    }

    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return need(key).flatMap(node -> word(node, key, type, problems));
    }

    public static <E extends Enum<E>> Optional<E> word(Node node, String key, Class<E> type, Problems problems) {
        return text(node, key, problems)
                .filter(word -> problems.known(Words.all(type), node, key, word))
                .map(word -> Words.constant(type, word));
    }

    public Optional<Duration> duration(String key) {
        return parsed(key, Duration::parse, "a length of time like P14D or PT4H");
    }

    public Optional<Period> period(String key) {
        return parsed(key, Period::parse, "a period like P1Y, P6M or P35D");
    }

    public Optional<LocalDate> date(String key) {
        return parsed(key, LocalDate::parse, "a day like 2026-04-01");
    }

    private <T> Optional<T> parsed(String key, Function<String, T> parser, String expected) {
        return need(key).flatMap(node -> text(node, key).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeException e) {
                problems.add(node, key + " must be " + expected + ", found " + shown(text));
                return Optional.empty();
            }
        }));
    }

    /// @return the members of a list that must be there and must not be empty
    public List<Node> needItems(String key) {
        List<Node> items = need(key).map(node -> items(node, key)).orElse(List.of());
        if (items.isEmpty() && find(key).filter(SequenceNode.class::isInstance).isPresent()) {
            problems.add(at(key), what + " needs at least one entry in " + key);
        }
        return items;
    }

    /// @return the members of a list that must be there but may be empty
    public List<Node> listed(String key) {
        return need(key).map(node -> items(node, key)).orElse(List.of());
    }

    /// @return the members of a list that may be absent or empty
    public List<Node> items(String key) {
        return find(key).map(node -> items(node, key)).orElse(List.of());
    }

    private List<Node> items(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(node, key + " must be a list, found " + kind(node));
        return List.of();
    }

    /// @return each member of a list of texts, with its place
    public static List<Map.Entry<Node, String>> texts(List<Node> items, String key, Problems problems) {
        List<Map.Entry<Node, String>> texts = new ArrayList<>();
        for (Node item : items) {
            text(item, key, problems).ifPresent(text -> texts.add(Map.entry(item, text)));
        }
        return texts;
    }

    public static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? "nothing" : shown(scalar.getValue());
        }
        return node instanceof MappingNode ? "keys and values" : "a list";
    }

    private static String shown(String text) {
        return "[" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "]";
    }
}
