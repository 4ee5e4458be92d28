package concordat.api.view;

import java.time.LocalDate;

/// An open action that is to mend findings.
///
/// @param number counted through for the environment
/// @param findings how many of them
public record FixAction(String action, int number, LocalDate plannedOn, int findings) {}
