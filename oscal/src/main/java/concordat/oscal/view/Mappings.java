package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;

/// How the controls of one source relate to those of another. What is not mapped says nothing.
///
/// @param document which it is
public record Mappings(OscalDocument document) {

    public Mappings {
        Views.require(document, OscalModel.MAPPING_COLLECTION);
    }

    /// @return how the mappings came about, unless one of them says otherwise
    public Obj provenance() {
        return document.body().object("provenance").orElseThrow();
    }

    public List<Mapping> mappings() {
        return document.body().objects("mappings").stream().map(Mapping::new).toList();
    }

    /// One source related to one target.
    ///
    /// @param tree as it stands in the document
    public record Mapping(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        public Resource source() {
            return new Resource(tree.object("source-resource").orElseThrow());
        }

        public Resource target() {
            return new Resource(tree.object("target-resource").orElseThrow());
        }

        public List<Entry> maps() {
            return tree.objects("maps").stream().map(Entry::new).toList();
        }
    }

    /// A catalogue or profile.
    ///
    /// @param tree as it stands in the document
    public record Resource(Obj tree) {

        /// @return `catalog` or `profile`
        public String type() {
            return tree.needed("type");
        }

        public String href() {
            return tree.needed("href");
        }
    }

    /// Some controls or statements of the source related to some of the target.
    ///
    /// @param tree as it stands in the document
    public record Entry(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        /// @return for example `subset-of`: the sources are a part of the targets
        public String relationship() {
            return tree.needed("relationship");
        }

        public List<Item> sources() {
            return tree.objects("sources").stream().map(Item::new).toList();
        }

        public List<Item> targets() {
            return tree.objects("targets").stream().map(Item::new).toList();
        }
    }

    /// A control or a statement.
    ///
    /// @param tree as it stands in the document
    public record Item(Obj tree) {

        /// @return `control` or `statement`
        public String type() {
            return tree.needed("type");
        }

        public String id() {
            return tree.needed("id-ref");
        }
    }
}
