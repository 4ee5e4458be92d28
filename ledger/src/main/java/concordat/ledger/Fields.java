package concordat.ledger;

import concordat.ledger.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads an object's members by name and type; what does not fit is a [MalformedAct] that names the field.
public record Fields(Json.Obj object) {

    /// @throws MalformedAct when a member is missing or unknown
    public void requireExactly(Set<String> names) {
        if (object.members().keySet().equals(names)) {
            return;
        }
        TreeSet<String> missing = new TreeSet<>(names);
        missing.removeAll(object.members().keySet());
        if (!missing.isEmpty()) {
            throw new MalformedAct("field " + missing.getFirst() + " is missing");
        }
        TreeSet<String> unknown = new TreeSet<>(object.members().keySet());
        unknown.removeAll(names);
        throw new MalformedAct("field " + unknown.getFirst() + " is unknown");
    }

    public String text(String name) {
        Json value = member(name);
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw wrong(name, "a string", value);
    }

    /// @return empty for null
    public Optional<String> optionalText(String name) {
        return member(name) instanceof Json.Null ? Optional.empty() : Optional.of(text(name));
    }

    public long integer(String name) {
        Json value = member(name);
        if (value instanceof Json.Int integer) {
            return integer.value();
        }
        throw wrong(name, "an integer", value);
    }

    public Json.Obj object(String name) {
        Json value = member(name);
        if (value instanceof Json.Obj inner) {
            return inner;
        }
        throw wrong(name, "an object", value);
    }

    /// @return the items of an array
    public List<Json> items(String name) {
        Json value = member(name);
        if (value instanceof Json.Arr array) {
            return array.items();
        }
        throw wrong(name, "an array", value);
    }

    private Json member(String name) {
        Json value = object.members().get(name);
        if (value == null) {
            throw new MalformedAct("field " + name + " is missing");
        }
        return value;
    }

    private static MalformedAct wrong(String name, String wanted, Json found) {
        return new MalformedAct("field " + name + ": " + wanted + " should stand here, found " + found.what());
    }
}
