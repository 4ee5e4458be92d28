package concordat.oscal.make;

import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a system keeps one control, component by component. All texts are plain.
///
/// @param uuid the same in every revision
public record RequirementEntry(String uuid, String controlId, List<ByComponent> byComponents, List<Obj> props) {

    public RequirementEntry {
        byComponents = List.copyOf(byComponents);
        props = List.copyOf(props);
    }

    /// How one component keeps it, and what passes between systems.
    ///
    /// @param status a token, for example `implemented`, `partial`, `planned`, `alternative`, `not-applicable`
    /// @param provided what others may take over
    /// @param responsibilities what remains with those who do
    /// @param inherited what is taken over; `of` is the provider's `provided`
    /// @param satisfied what was left to this system and is done; `of` is the provider's responsibility
    public record ByComponent(
            String uuid,
            String componentUuid,
            String description,
            String status,
            List<Share> provided,
            List<Share> responsibilities,
            List<Share> inherited,
            List<Share> satisfied) {

        public ByComponent {
            provided = List.copyOf(provided);
            responsibilities = List.copyOf(responsibilities);
            inherited = List.copyOf(inherited);
            satisfied = List.copyOf(satisfied);
        }

        Obj tree() {
            Making made = Making.of("by-component")
                    .put("component-uuid", componentUuid)
                    .put("uuid", uuid)
                    .words("description", description)
                    .put(
                            "implementation-status",
                            Making.of("implementation-status")
                                    .put("state", status)
                                    .build())
                    .putAll("inherited", shares("inherited", "provided-uuid", inherited))
                    .putAll("satisfied", shares("satisfied", "responsibility-uuid", satisfied));
            if (!provided.isEmpty() || !responsibilities.isEmpty()) {
                made.put(
                        "export",
                        Making.of("by-component.export")
                                .putAll("provided", shares("export.provided", "", provided))
                                .putAll(
                                        "responsibilities",
                                        shares("export.responsibility", "provided-uuid", responsibilities))
                                .build());
            }
            return made.build();
        }

        private static List<Obj> shares(String type, String reference, List<Share> shares) {
            List<Obj> made = new ArrayList<>();
            for (Share share : shares) {
                Making one = Making.of("by-component." + type)
                        .put("uuid", share.uuid())
                        .words("description", share.description());
                share.of().ifPresent(of -> one.put(reference, of));
                made.add(one.build());
            }
            return made;
        }
    }

    /// @param of what it belongs to, takes over or does, by uuid; nothing for what is provided
    public record Share(String uuid, String description, Optional<String> of) {}

    public Obj tree() {
        return Making.of("implemented-requirement")
                .put("uuid", uuid)
                .put("control-id", controlId)
                .putAll("props", props)
                .putAll(
                        "by-components",
                        byComponents.stream().map(ByComponent::tree).toList())
                .build();
    }
}
