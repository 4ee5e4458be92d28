package concordat.oscal.make;

import concordat.oscal.model.OscalVersion;
import concordat.oscal.tree.Obj;
import java.time.Instant;
import java.util.List;

/// What a document says of itself.
///
/// @param title plain text
/// @param lastModified when what it says last changed
/// @param version of the document, as its makers count
/// @param parties who is named in it
/// @param roles what part somebody may have in it
/// @param responsible who has which of them
/// @param props anything more
public record Heading(
        String title,
        Instant lastModified,
        String version,
        List<Party> parties,
        List<Role> roles,
        List<Responsible> responsible,
        List<Obj> props) {

    public Heading {
        parties = List.copyOf(parties);
        roles = List.copyOf(roles);
        responsible = List.copyOf(responsible);
        props = List.copyOf(props);
    }

    /// An organisation.
    ///
    /// @param uuid the same in every document that names it
    public record Party(String uuid, String name) {}

    /// @param title plain text
    public record Role(String id, String title) {}

    /// Who has a role.
    public record Responsible(String roleId, List<String> partyUuids) {
        public Responsible {
            partyUuids = List.copyOf(partyUuids);
        }
    }

    public Obj tree() {
        return Making.of("metadata")
                .words("title", title)
                .put("last-modified", lastModified)
                .put("version", version)
                .put("oscal-version", OscalVersion.V1_2.number())
                .putAll("props", props)
                .putAll(
                        "roles",
                        roles.stream()
                                .map(role -> Making.of("metadata.role")
                                        .put("id", role.id())
                                        .words("title", role.title())
                                        .build())
                                .toList())
                .putAll(
                        "parties",
                        parties.stream()
                                .map(party -> Making.of("metadata.party")
                                        .put("uuid", party.uuid())
                                        .put("type", "organization")
                                        .put("name", party.name())
                                        .build())
                                .toList())
                .putAll(
                        "responsible-parties",
                        responsible.stream()
                                .map(one -> Making.of("responsible-party")
                                        .put("role-id", one.roleId())
                                        .putTexts("party-uuids", one.partyUuids())
                                        .build())
                                .toList())
                .build();
    }
}
