package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A heading and what stands under it.
///
/// @param tree as it stands in the document
public record Group(Obj tree) {

    static List<Group> of(Obj holder) {
        return holder.objects("groups").stream().map(Group::new).toList();
    }

    public Optional<String> id() {
        return tree.text("id");
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

    public List<Part> parts() {
        return Part.of(tree);
    }

    public List<Group> groups() {
        return of(tree);
    }

    public List<Control> controls() {
        return Control.of(tree);
    }

    /// Shows this group and every group in it.
    void walk(Consumer<Group> each) {
        each.accept(this);
        groups().forEach(group -> group.walk(each));
    }
}
