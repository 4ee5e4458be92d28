package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A catalogue of controls.
///
/// @param document which it is
public record Catalogue(OscalDocument document) {

    public Catalogue {
        Views.require(document, OscalModel.CATALOG);
    }

    private Obj tree() {
        return document.body();
    }

    /// @return those that stand in no control
    public List<Param> params() {
        return Param.of(tree());
    }

    /// @return the outermost
    public List<Group> groups() {
        return Group.of(tree());
    }

    /// @return those that stand in no group
    public List<Control> controls() {
        return Control.of(tree());
    }

    /// @return every group, however deep, in the document's order
    public Stream<Group> allGroups() {
        Stream.Builder<Group> all = Stream.builder();
        groups().forEach(group -> group.walk(all));
        return all.build();
    }

    /// @return every control, however deep: first those in no group, then the groups' in the document's order
    public Stream<Control> allControls() {
        Stream.Builder<Control> all = Stream.builder();
        controls().forEach(control -> control.walk(all));
        groups().forEach(group -> group.walk(g -> g.controls().forEach(control -> control.walk(all))));
        return all.build();
    }

    /// @return the control with this id
    public Optional<Control> control(String id) {
        return allControls().filter(control -> control.id().equals(id)).findFirst();
    }
}
