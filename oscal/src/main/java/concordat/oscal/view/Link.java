package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A reference. Never followed by the product.
///
/// @param tree as it stands in the document
public record Link(Obj tree) {

    static List<Link> of(Obj holder) {
        return holder.objects("links").stream().map(Link::new).toList();
    }

    public String href() {
        return tree.needed("href");
    }

    /// @return what the reference is for
    public Optional<String> rel() {
        return tree.text("rel");
    }
}
