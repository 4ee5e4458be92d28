package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MappingId;
import java.util.Optional;

/// What the columns of people's own tables mean, kept under a name so that it is said once. What a mapping says stands
/// in prose: it names people, who can be forgotten.
public sealed interface MappingAct extends PartAct {

    MappingId mapping();

    /// @return whose tables it is for; none for everybody's
    Optional<BodyId> body();

    int version();

    /// A mapping is kept, or says something else from now on.
    ///
    /// @param body whose tables it is for; none for one that the Authority shares with everybody
    /// @param version the number it gets: one more than the newest
    /// @param content the mapping's file
    record MappingSaved(MappingId mapping, Optional<BodyId> body, int version, Prose content) implements MappingAct {}

    /// A mapping is used no longer. What was read by it stays.
    ///
    /// @param version the newest, as whoever removes it has seen it
    record MappingRemoved(MappingId mapping, Optional<BodyId> body, int version, Prose reason) implements MappingAct {}
}
