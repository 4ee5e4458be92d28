package concordat.intake.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Turns text into a tree of nodes with places, and refuses what could only be an accident or an attack before a tree
/// is built: anchors and aliases (which can blow a small file up), deep nesting, too many values.
public final class YamlTree {

    private static final int DEEPEST = 12;
    private static final int MOST_VALUES = 200_000;

    private final Problems problems;

    public YamlTree(Problems problems) {
        this.problems = problems;
    }

    public Optional<Node> of(String name, String text) {
        // Keys may repeat here: Mapping reports each repetition at its place, the library would stop at the first.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            vet(new Parse(settings).parseString(text));
            if (!problems.none()) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(Optional.empty(), "the file is empty");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            problems.add(e.getProblemMark().or(e::getContextMark), "not YAML: " + e.getProblem() + context);
        } catch (YamlEngineException e) {
            problems.add(Optional.empty(), "not YAML: " + e.getMessage());
        } catch (NumberFormatException e) {
            // the library's own, for such an escape
            problems.add(Optional.empty(), "not YAML: an escape without all of its digits");
        }
        return Optional.empty();
    }

    private void vet(Iterable<Event> events) {
        int depth = 0;
        int values = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event) {
                case CollectionStartEvent start -> depth++;
                case CollectionEndEvent end -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                problems.add(event.getStartMark(), "nested more than " + DEEPEST + " deep");
                return;
            }
            if (++values > MOST_VALUES) {
                problems.add(event.getStartMark(), "more than " + MOST_VALUES + " values");
                return;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                problems.add(event.getStartMark(), "a second document; one file holds one");
                return;
            }
            if (event instanceof AliasEvent alias) {
                problems.add(event.getStartMark(), "an alias *" + alias.getAlias() + "; write the value out");
            } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                problems.add(
                        event.getStartMark(),
                        "an anchor &" + node.getAnchor().get() + "; anchors and aliases are not used in these files");
            }
        }
    }
}
