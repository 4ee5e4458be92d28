package concordat.ledger.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON value as the ledger knows it: no fractions, so that no two programs can disagree on a number.
public sealed interface Json {

    /// The largest integer every JSON reader holds exactly, 2^53 - 1; its negative is the smallest.
    long MAX_INTEGER = (1L << 53) - 1;

    /// Members sorted by UTF-16 code units, which is the order [String#compareTo] gives.
    record Obj(SortedMap<String, Json> members) implements Json {
        public Obj {
            if (members.comparator() != null) {
                throw new IllegalArgumentException("object members are sorted by a comparator of their own");
            }
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        /// @return an object of these members, in whatever order they come
        public static Obj of(Map<String, ? extends Json> members) {
            return new Obj(new TreeMap<>(members));
        }

        /// @return the member of that name
        public Optional<Json> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// @return this object with one member put in or replaced
        public Obj with(String name, Json value) {
            TreeMap<String, Json> changed = new TreeMap<>(members);
            changed.put(name, value);
            return new Obj(changed);
        }

        /// @return this object without a member of that name
        public Obj without(String name) {
            TreeMap<String, Json> changed = new TreeMap<>(members);
            changed.remove(name);
            return new Obj(changed);
        }
    }

    /// Items in their order.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A text. Written only when every surrogate in it is one of a pair.
    record Str(String value) implements Json {}

    /// A whole number within ±(2^53 - 1).
    record Int(long value) implements Json {
        public Int {
            if (value > MAX_INTEGER || value < -MAX_INTEGER) {
                throw new IllegalArgumentException("integer " + value + " is outside ±(2^53 - 1)");
            }
        }
    }

    /// True or false.
    record Bool(boolean value) implements Json {}

    /// Nothing.
    enum Null implements Json {
        NULL
    }

    /// @return what kind of value this is, for messages
    default String what() {
        return switch (this) {
            case Obj value -> "an object";
            case Arr value -> "an array";
            case Str value -> "a string";
            case Int value -> "an integer";
            case Bool value -> "a boolean";
            case Null value -> "null";
        };
    }
}
