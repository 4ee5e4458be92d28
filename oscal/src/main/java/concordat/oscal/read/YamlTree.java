package concordat.oscal.read;

import concordat.oscal.model.Member;
import concordat.oscal.model.ModelTable;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.TypeDef;
import concordat.oscal.model.ValueType;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML to a tree. A plain scalar is what the table says stands there: a version of 1.0 is text. Anchors and
/// aliases, which can blow a small file up, are refused.
final class YamlTree {

    private final Iterator<Event> events;
    private int depth;
    private int values;

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    /// @throws Malformed when it is no YAML mapping
    static Obj read(String text) throws Malformed {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("document")
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            return new YamlTree(new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            throw at(e.getProblemMark().or(e::getContextMark), "not sound YAML: " + e.getProblem() + context);
        } catch (ReaderException e) {
            throw Plain.after(
                    text.substring(0, text.offsetByCodePoints(0, codePoints(text, e.getPosition()))),
                    "not sound YAML: a character that may not stand in it",
                    "take it out");
        } catch (YamlEngineException e) {
            throw at(Optional.empty(), "not sound YAML: " + e.getMessage());
        } catch (NumberFormatException e) {
            // the library's own, for such an escape
            throw at(Optional.empty(), "not sound YAML: an escape without all of its digits");
        }
    }

    private static int codePoints(String text, int position) {
        return Math.clamp(position, 0, text.codePointCount(0, text.length()));
    }

    private static Malformed at(Optional<Mark> mark, String text) {
        return Malformed.at(
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                text,
                "");
    }

    private Obj document() throws Malformed {
        Event event = events.next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = events.next();
        }
        if (!(event instanceof MappingStartEvent mapping)) {
            throw at(event.getStartMark(), "expected a mapping of names to values");
        }
        Obj root = mapping(mapping, null, true);
        event = events.next();
        if (event instanceof DocumentEndEvent && events.next() instanceof DocumentStartEvent second) {
            throw at(second.getStartMark(), "a second document; one file holds one");
        }
        return root;
    }

    /// @param type what stands here; null where the table does not say
    private Obj mapping(MappingStartEvent start, @Nullable TypeDef type, boolean root) throws Malformed {
        enter(start);
        Optional<Mark> mark = start.getStartMark();
        Obj.Builder object = Obj.at(
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0));
        Set<String> names = new HashSet<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent key) || key.getValue().length() > Limits.LONGEST_NAME) {
                throw at(event.getStartMark(), "expected a name");
            }
            String name = key.getValue();
            if (!names.add(name)) {
                throw at(event.getStartMark(), "the name " + name + " stands twice in one mapping");
            }
            Optional<ValueType> below = root
                    ? OscalModel.ofRoot(name).map(model -> new ValueType.Structured(ModelTable.root(model)))
                    : type == null ? Optional.empty() : type.member(name).map(Member::type);
            object.put(name, value(events.next(), below.orElse(null)));
        }
        depth--;
        return object.build();
    }

    private Node value(Event event, @Nullable ValueType type) throws Malformed {
        if (++values > Limits.MOST_VALUES) {
            throw at(event.getStartMark(), "more than " + Limits.MOST_VALUES + " values");
        }
        refuseAnchors(event);
        return switch (event) {
            case MappingStartEvent mapping ->
                mapping(mapping, type instanceof ValueType.Structured structured ? structured.def() : null, false);
            case SequenceStartEvent sequence -> {
                enter(sequence);
                List<Node> items = new ArrayList<>();
                for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
                    items.add(value(item, type));
                }
                depth--;
                yield new Arr(items);
            }
            case ScalarEvent scalar -> scalar(scalar, type);
            default -> throw at(event.getStartMark(), "expected a value");
        };
    }

    private void enter(Event event) throws Malformed {
        refuseAnchors(event);
        if (++depth > Limits.DEEPEST) {
            throw at(event.getStartMark(), "nested more than " + Limits.DEEPEST + " deep");
        }
    }

    private static void refuseAnchors(Event event) throws Malformed {
        if (event instanceof AliasEvent alias) {
            throw at(event.getStartMark(), "an alias *" + alias.getAlias() + "; write the value out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw at(event.getStartMark(), "an anchor &" + node.getAnchor().get() + "; write the value out");
        }
    }

    private static Node scalar(ScalarEvent scalar, @Nullable ValueType type) {
        String written = scalar.getValue();
        boolean text = type instanceof ValueType.Scalar wanted
                && !wanted.simple().number()
                && wanted.simple() != concordat.oscal.model.Simple.BOOLEAN;
        if (!scalar.isPlain() || text) {
            return new Text(written);
        }
        return switch (written) {
            case "", "~", "null" -> mayBeEmpty(type) ? Obj.EMPTY : Nil.NIL;
            case "true" -> new Bool(true);
            case "false" -> new Bool(false);
            default -> Num.is(written) ? Num.of(written) : new Text(written);
        };
    }

    /// An object without required members is often left empty: `include-all:`.
    private static boolean mayBeEmpty(@Nullable ValueType type) {
        return type instanceof ValueType.Structured structured
                && structured.def().required().isEmpty();
    }
}
