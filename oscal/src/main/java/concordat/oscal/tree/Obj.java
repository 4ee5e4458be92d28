package concordat.oscal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An object: members by name, in the order they came. Nothing is dropped because nobody knows it.
///
/// It remembers where it stood in the file, which says nothing of what it is: equality does not look at it.
public final class Obj implements Node {

    /// With no members and no place.
    public static final Obj EMPTY = new Obj(new String[0], new Node[0], 0, 0);

    private final String[] names;
    private final Node[] values;
    private final int line;
    private final int column;

    private Obj(String[] names, Node[] values, int line, int column) {
        this.names = names;
        this.values = values;
        this.line = line;
        this.column = column;
    }

    /// Begins one that stands at no place.
    public static Builder builder() {
        return new Builder(0, 0);
    }

    /// Begins one that stands at a place.
    ///
    /// @param line from 1, 0 where it is not known
    /// @param column from 1, 0 where it is not known
    public static Builder at(int line, int column) {
        return new Builder(line, column);
    }

    /// @return from 1; 0 for one that was not read
    public int line() {
        return line;
    }

    /// @return from 1; 0 for one that was not read
    public int column() {
        return column;
    }

    public int size() {
        return names.length;
    }

    /// @return in order
    public List<String> names() {
        return List.of(names);
    }

    public void forEach(BiConsumer<String, Node> each) {
        for (int i = 0; i < names.length; i++) {
            each.accept(names[i], values[i]);
        }
    }

    public boolean has(String name) {
        return index(name) >= 0;
    }

    public Optional<Node> member(String name) {
        return Optional.ofNullable(find(name));
    }

    /// @return the member where it is text
    public Optional<String> text(String name) {
        return find(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /// @return whether the member is text and exactly this
    public boolean says(String name, String value) {
        return find(name) instanceof Text text && text.value().equals(value);
    }

    /// @return a member that the format requires
    /// @throws IllegalStateException when it is not there as text: the document was not read, but made, and wrongly
    public String needed(String name) {
        if (find(name) instanceof Text text) {
            return text.value();
        }
        throw new IllegalStateException(
                "an object at " + line + ":" + column + " has no text " + name + ", only " + Arrays.toString(names));
    }

    /// @return the member where it is an object
    public Optional<Obj> object(String name) {
        return find(name) instanceof Obj object ? Optional.of(object) : Optional.empty();
    }

    /// @return the objects of a list, in order; a single object stands for a list of one
    public List<Obj> objects(String name) {
        return items(name).stream()
                .filter(Obj.class::isInstance)
                .map(Obj.class::cast)
                .toList();
    }

    /// @return the texts of a list, in order; a single text stands for a list of one
    public List<String> texts(String name) {
        return items(name).stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).value())
                .toList();
    }

    private List<Node> items(String name) {
        Node value = find(name);
        return value == null ? List.of() : value instanceof Arr list ? list.items() : List.of(value);
    }

    /// @return the same with this member in place of the one of that name, or after all others
    public Obj with(String name, Node value) {
        int at = index(name);
        if (at >= 0) {
            Node[] changed = values.clone();
            changed[at] = value;
            return new Obj(names, changed, line, column);
        }
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        Node[] more = Arrays.copyOf(values, values.length + 1);
        moreNames[names.length] = name;
        more[values.length] = value;
        return new Obj(moreNames, more, line, column);
    }

    /// @return the same with this list, or without the member when the list is empty, as the format wants it
    public Obj withList(String name, List<? extends Node> items) {
        return items.isEmpty() ? without(name) : with(name, Arr.of(items));
    }

    public Obj without(String name) {
        int at = index(name);
        if (at < 0) {
            return this;
        }
        Builder rest = new Builder(line, column);
        for (int i = 0; i < names.length; i++) {
            if (i != at) {
                rest.put(names[i], values[i]);
            }
        }
        return rest.build();
    }

    /// @return whether it is this very object, so that nothing can have changed; cheaper than equality
    @SuppressWarnings("ReferenceEquality")
    public boolean isVery(Obj other) {
        return this == other;
    }

    private @Nullable Node find(String name) {
        int at = index(name);
        return at < 0 ? null : values[at];
    }

    private int index(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Node> asMap() {
        Map<String, Node> map = java.util.HashMap.newHashMap(names.length);
        forEach(map::put);
        return map;
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Obj object) || object.names.length != names.length) {
            return false;
        }
        return (Arrays.equals(names, object.names) && Arrays.equals(values, object.values))
                || (!Arrays.equals(names, object.names) && asMap().equals(object.asMap()));
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < names.length; i++) {
            sum += names[i].hashCode() ^ values[i].hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    /// Gathers members. Not for use by two threads.
    public static final class Builder {

        private final List<String> names = new ArrayList<>();
        private final List<Node> values = new ArrayList<>();
        private final int line;
        private final int column;

        private Builder(int line, int column) {
            this.line = line;
            this.column = column;
        }

        /// Adds a member after the others. The caller sees to it that none of this name is there yet.
        public Builder put(String name, Node value) {
            names.add(name);
            values.add(value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new Text(value));
        }

        public Builder put(String name, Optional<String> value) {
            value.ifPresent(text -> put(name, text));
            return this;
        }

        /// Adds a list, unless it is empty: the format has no empty lists.
        public Builder putList(String name, List<? extends Node> items) {
            return items.isEmpty() ? this : put(name, Arr.of(items));
        }

        public Obj build() {
            return new Obj(names.toArray(String[]::new), values.toArray(Node[]::new), line, column);
        }
    }
}
