package concordat.api.view;

import java.time.LocalDate;
import java.util.Optional;

/// The action that is to mend a finding.
///
/// @param number counted through for the environment
/// @param plannedOn by when
public record FindingAction(String action, int number, LocalDate plannedOn, Optional<String> owner) {}
