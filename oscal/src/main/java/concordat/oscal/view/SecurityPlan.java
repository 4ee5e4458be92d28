package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How one system keeps its controls, and what it takes over from others or leaves to them.
///
/// @param document which it is
public record SecurityPlan(OscalDocument document) {

    public SecurityPlan {
        Views.require(document, OscalModel.SYSTEM_SECURITY_PLAN);
    }

    /// @return where the profile is that it answers to
    public String profile() {
        return document.body().object("import-profile").orElseThrow().needed("href");
    }

    public List<Component> components() {
        return document.body().object("system-implementation").stream()
                .flatMap(implementation -> implementation.objects("components").stream())
                .map(Component::new)
                .toList();
    }

    public List<Requirement> requirements() {
        return document.body().object("control-implementation").stream()
                .flatMap(implementation -> implementation.objects("implemented-requirements").stream())
                .map(Requirement::new)
                .toList();
    }

    /// A part of the system.
    ///
    /// @param tree as it stands in the document
    public record Component(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        public String type() {
            return tree.needed("type");
        }

        public String title() {
            return tree.needed("title");
        }
    }

    /// How one control is kept.
    ///
    /// @param tree as it stands in the document
    public record Requirement(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        public String controlId() {
            return tree.needed("control-id");
        }

        /// @return by component, for the control as a whole and for its statements
        public List<ByComponent> byComponents() {
            return Stream.concat(Stream.of(tree), tree.objects("statements").stream())
                    .flatMap(holder -> holder.objects("by-components").stream())
                    .map(ByComponent::new)
                    .toList();
        }
    }

    /// How one component keeps a control, and what passes between systems there.
    ///
    /// @param tree as it stands in the document
    public record ByComponent(Obj tree) {

        public String componentUuid() {
            return tree.needed("component-uuid");
        }

        public String description() {
            return tree.needed("description");
        }

        /// @return what others may take over
        public List<Share> provided() {
            return exported("provided");
        }

        /// @return what remains with those who take over
        public List<Share> responsibilities() {
            return exported("responsibilities");
        }

        private List<Share> exported(String name) {
            return tree.object("export").stream()
                    .flatMap(export -> export.objects(name).stream())
                    .map(Share::new)
                    .toList();
        }

        /// @return what is taken over from others, by their `provided`
        public List<Share> inherited() {
            return tree.objects("inherited").stream().map(Share::new).toList();
        }

        /// @return what was left to this system and is done, by the other's `responsibility`
        public List<Share> satisfied() {
            return tree.objects("satisfied").stream().map(Share::new).toList();
        }
    }

    /// Something provided, left to do, taken over or done.
    ///
    /// @param tree as it stands in the document
    public record Share(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        public String description() {
            return tree.needed("description");
        }

        /// @return what it belongs to or takes over
        public Optional<String> providedUuid() {
            return tree.text("provided-uuid");
        }

        /// @return what it does
        public Optional<String> responsibilityUuid() {
            return tree.text("responsibility-uuid");
        }
    }
}
