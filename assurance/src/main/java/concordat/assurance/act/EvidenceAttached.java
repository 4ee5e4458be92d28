package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.util.Set;

/// A piece of evidence backs one or more controls.
///
/// @param digest lower-case hex SHA-256 of the document
/// @param observedAt when what it shows was so; its age counts from here
public record EvidenceAttached(
        EvidenceId evidence,
        EnvironmentId environment,
        Set<ControlId> controls,
        EvidenceKind kind,
        Strength strength,
        String digest,
        Instant observedAt,
        Prose title)
        implements Act {

    public EvidenceAttached {
        controls = Set.copyOf(controls);
    }
}
