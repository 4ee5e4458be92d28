package concordat.oscal.view;

import concordat.oscal.model.Namespaces;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A named value.
///
/// @param tree as it stands in the document
public record Prop(Obj tree) {

    static List<Prop> of(Obj holder) {
        return holder.objects("props").stream().map(Prop::new).toList();
    }

    /// @return the value of the format's own property of this name, the first where there are several
    static Optional<String> value(Obj holder, String name) {
        return holder.objects("props").stream()
                .filter(prop -> prop.says("name", name))
                .filter(prop -> prop.text("ns").orElse(Namespaces.NAMES).equals(Namespaces.NAMES))
                .findFirst()
                .flatMap(prop -> prop.text("value"));
    }

    public String name() {
        return tree.needed("name");
    }

    public String value() {
        return tree.needed("value");
    }

    /// @return whose name it is
    public String ns() {
        return tree.text("ns").orElse(Namespaces.NAMES);
    }

    /// @return the format's `class`
    public Optional<String> kind() {
        return tree.text("class");
    }
}
