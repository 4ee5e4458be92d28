package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A gap in a control's text that whoever uses the catalogue fills.
///
/// @param tree as it stands in the document
public record Param(Obj tree) {

    static List<Param> of(Obj holder) {
        return holder.objects("params").stream().map(Param::new).toList();
    }

    public String id() {
        return tree.needed("id");
    }

    public Optional<String> label() {
        return tree.text("label");
    }

    /// @return what fills it, where the document says
    public List<String> values() {
        return tree.texts("values");
    }

    /// @return what one may choose from, where it is a choice
    public List<String> choices() {
        return tree.object("select").map(select -> select.texts("choice")).orElse(List.of());
    }

    public List<Prop> props() {
        return Prop.of(tree);
    }
}
