package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A piece of a control's or group's text: a statement, guidance, an item of a list.
///
/// @param tree as it stands in the document
public record Part(Obj tree) {

    static List<Part> of(Obj holder) {
        return holder.objects("parts").stream().map(Part::new).toList();
    }

    public String name() {
        return tree.needed("name");
    }

    public Optional<String> id() {
        return tree.text("id");
    }

    public Optional<String> title() {
        return tree.text("title");
    }

    /// @return Markdown
    public Optional<String> prose() {
        return tree.text("prose");
    }

    public List<Prop> props() {
        return Prop.of(tree);
    }

    public List<Link> links() {
        return Link.of(tree);
    }

    public List<Part> parts() {
        return of(tree);
    }
}
