package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One control; enhancements stand inside it as controls of their own.
///
/// @param tree as it stands in the document
public record Control(Obj tree) {

    static List<Control> of(Obj holder) {
        return holder.objects("controls").stream().map(Control::new).toList();
    }

    public String id() {
        return tree.needed("id");
    }

    /// @return the format's `class`
    public Optional<String> kind() {
        return tree.text("class");
    }

    public String title() {
        return tree.needed("title");
    }

    public List<Param> params() {
        return Param.of(tree);
    }

    public List<Prop> props() {
        return Prop.of(tree);
    }

    public List<Link> links() {
        return Link.of(tree);
    }

    public List<Part> parts() {
        return Part.of(tree);
    }

    public List<Control> controls() {
        return of(tree);
    }

    /// @return how people cite it, for example `SI-2`, where the catalogue says
    public Optional<String> label() {
        return Prop.value(tree, "label");
    }

    /// @return whether the catalogue keeps it only so that its id is not used again
    public boolean withdrawn() {
        return Prop.value(tree, "status")
                .filter(status -> status.equalsIgnoreCase("withdrawn"))
                .isPresent();
    }

    void walk(Consumer<Control> each) {
        each.accept(this);
        controls().forEach(c -> c.walk(each));
    }
}
