package concordat.assurance.act;

import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.time.Instant;

/// A control has failed and the conversation about it begins.
///
/// @param breachedAt when the earliest fix window ended
public record CaseOpened(CaseId caseId, EnvironmentId environment, ControlId control, Instant breachedAt)
        implements Act {}
