package concordat.api.view;

import java.util.Optional;

/// What an agreement asks of the body beyond its legal basis.
///
/// @param trainingMonths how many months training lasts; 0 when none is asked for
/// @param abroad whether the service may be used from abroad
public record TermsView(
        Optional<String> purposes, int trainingMonths, String vetting, Optional<String> places, boolean abroad) {}
