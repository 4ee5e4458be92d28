package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// What one tool showed of a finding.
///
/// @param weakness the tool's own id for it
/// @param lastSeenIn the import
/// @param strength of the best look at it
/// @param closedIn the import that showed it gone
public record Detected(
        String tool,
        String weakness,
        Optional<String> place,
        String severity,
        String state,
        Instant lastSeen,
        String lastSeenIn,
        String strength,
        boolean credentialed,
        Optional<String> closedIn) {}
