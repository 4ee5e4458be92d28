package concordat.api.view;

import java.util.Optional;

/// One part of a pack and what an assessor found of it.
///
/// @param handedIn how many times
/// @param verdict of what was handed in last
/// @param confidence how far what the body says of itself can be believed, kept apart from the verdict
public record SubmissionPartView(
        String part,
        int handedIn,
        Optional<String> assessor,
        Optional<String> verdict,
        Optional<String> confidence,
        Optional<String> reasons) {}
