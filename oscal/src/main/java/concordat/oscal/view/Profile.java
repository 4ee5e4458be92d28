package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;

/// Which controls of other catalogues are chosen, and how they are changed.
///
/// @param document which it is
public record Profile(OscalDocument document) {

    public Profile {
        Views.require(document, OscalModel.PROFILE);
    }

    public List<Import> imports() {
        return document.body().objects("imports").stream().map(Import::new).toList();
    }

    /// Controls chosen from one source.
    ///
    /// @param tree as it stands in the document
    public record Import(Obj tree) {

        public String href() {
            return tree.needed("href");
        }

        /// @return whether all controls are chosen
        public boolean all() {
            return tree.has("include-all");
        }

        /// @return the ids that are named, in order; patterns are not among them
        public List<String> ids() {
            return tree.objects("include-controls").stream()
                    .flatMap(chosen -> chosen.texts("with-ids").stream())
                    .toList();
        }
    }
}
