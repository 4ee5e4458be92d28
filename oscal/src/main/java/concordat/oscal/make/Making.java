package concordat.oscal.make;

import concordat.oscal.model.Member;
import concordat.oscal.model.ModelTable;
import concordat.oscal.model.TypeDef;
import concordat.oscal.model.ValueType;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one object of a type, held to the table: only members that it has, each of its kind and form, none that it
/// needs left out, in the published order, empty lists left away. Not for use by two threads.
public final class Making {

    private final TypeDef type;
    private final Map<String, Node> values = new HashMap<>();

    private Making(TypeDef type) {
        this.type = type;
    }

    /// @param type its name in the table, for example `risk`
    /// @throws IllegalArgumentException when the table has no such type
    public static Making of(String type) {
        return new Making(ModelTable.named(type));
    }

    static Making of(TypeDef type) {
        return new Making(type);
    }

    /// @throws IllegalArgumentException when the type has no such member or it is none for text of this form
    public Making put(String name, String value) {
        return put(name, new Text(value));
    }

    /// Leaves the member out when there is nothing.
    public Making put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    /// Plain text for a member of markup: what Markdown would take for marks is escaped.
    public Making words(String name, String plain) {
        return put(name, Plaintext.escaped(plain));
    }

    /// @param at is written in UTC
    public Making put(String name, Instant at) {
        return put(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
    }

    /// @throws IllegalArgumentException when the type has no such member or it is of another kind
    public Making put(String name, Node value) {
        Member member = type.member(name).orElseThrow(() -> new IllegalArgumentException(type + " has no " + name));
        List<Node> items = value instanceof Arr list && member.list() ? list.items() : List.of(value);
        for (Node item : items) {
            if (!member.type().takes(item) || member.list() != value instanceof Arr) {
                throw new IllegalArgumentException(type + "/" + name + " wants " + (member.list() ? "a list of " : "")
                        + member.type().words() + ", not " + value.kind());
            }
            if (member.type() instanceof ValueType.Scalar scalar && item instanceof Text text) {
                form(member, scalar, text.value());
            }
        }
        values.put(name, value);
        return this;
    }

    private void form(Member member, ValueType.Scalar scalar, String value) {
        if (!scalar.simple().fits(value)) {
            throw new IllegalArgumentException(
                    type + "/" + member.name() + " wants " + scalar.simple().words() + ", not [" + value + "]");
        }
        if (!member.allowed().isEmpty() && !member.allowed().contains(value)) {
            throw new IllegalArgumentException(
                    type + "/" + member.name() + " is one of " + member.allowed() + ", not [" + value + "]");
        }
    }

    /// Leaves the member out when there is nothing in the list.
    public Making putAll(String name, List<? extends Node> items) {
        return items.isEmpty() ? this : put(name, Arr.of(items));
    }

    /// Leaves the member out when there is nothing in the list.
    public Making putTexts(String name, List<String> items) {
        return items.isEmpty() ? this : put(name, Arr.ofTexts(items));
    }

    /// @throws IllegalArgumentException when something is missing that the type needs
    public Obj build() {
        for (Member member : type.required()) {
            if (!values.containsKey(member.name())) {
                throw new IllegalArgumentException(type + " needs " + member.name() + ", has " + values.keySet());
            }
        }
        Obj.Builder object = Obj.builder();
        for (Member member : type.members()) {
            Node value = values.get(member.name());
            if (value != null) {
                object.put(member.name(), value);
            }
        }
        return object.build();
    }
}
