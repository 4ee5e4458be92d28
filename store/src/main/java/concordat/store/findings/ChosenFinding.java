package concordat.store.findings;

import concordat.catalogue.Severity;

/// A finding that somebody chose to do something about.
///
/// @param number as a page gives it
/// @param identity lower-case hex
/// @param severity what its tools say
public record ChosenFinding(long number, String identity, Severity severity, boolean open) {}
