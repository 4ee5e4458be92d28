package concordat.intake.yaml;

import concordat.intake.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Gathers what is wrong with one file while it is being read. Not for use by two threads.
public final class Problems {

    /// More would help nobody, and a hostile file must not cost memory.
    private static final int MOST = 500;

    private final List<Problem> found = new ArrayList<>();

    public void add(Optional<Mark> mark, String text) {
        if (found.size() < MOST) {
            found.add(mark.map(m -> new Problem(m.getLine() + 1, m.getColumn() + 1, text))
                    .orElseGet(() -> new Problem(0, 0, text)));
        } else if (found.size() == MOST) {
            found.add(new Problem(Integer.MAX_VALUE, 1, "and more: only the first " + MOST + " problems are told"));
        }
    }

    public void add(Node node, String text) {
        add(node.getStartMark(), text);
    }

    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    /// Reports `value` when it was seen before.
    public void once(Set<String> seen, Node node, String what, String value) {
        if (!seen.add(value)) {
            add(node, what + " " + value + " stands twice");
        }
    }

    /// Reports a name that is not among those known, with the likeliest one that is.
    public boolean known(Collection<String> known, Node node, String what, String value) {
        if (known.contains(value)) {
            return true;
        }
        add(node, "unknown " + what + " " + value + Spelling.hint(value, known));
        return false;
    }

    /// Makes a value whose own constructor may find fault with it.
    public <T> Optional<T> made(Node node, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            String message = e.getMessage();
            add(node, message == null ? "not a sound value" : message);
            return Optional.empty();
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /// @return what was found, by place
    public List<Problem> sorted() {
        return found.stream().sorted().distinct().toList();
    }
}
