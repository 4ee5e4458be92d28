package concordat.oscal.model;

import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;

/// What a value may be.
public sealed interface ValueType {

    /// @return whether a value is of the right kind of JSON; its form is another question
    boolean takes(Node value);

    /// @return in words, for messages
    String words();

    /// A simple value.
    record Scalar(Simple simple) implements ValueType {

        @Override
        public boolean takes(Node value) {
            return switch (value) {
                case Text text -> !simple.number() && simple != Simple.BOOLEAN;
                case Num number -> simple.number();
                case Bool bool -> simple == Simple.BOOLEAN;
                case Obj object -> false;
                case Arr list -> false;
                case concordat.oscal.tree.Nil nil -> false;
            };
        }

        @Override
        public String words() {
            return simple.number() ? "a number" : simple == Simple.BOOLEAN ? "true or false" : "text";
        }
    }

    /// An object of this type.
    record Structured(TypeDef def) implements ValueType {

        @Override
        public boolean takes(Node value) {
            return value instanceof Obj;
        }

        @Override
        public String words() {
            return "an object";
        }

        @Override
        public String toString() {
            return def.name();
        }
    }
}
