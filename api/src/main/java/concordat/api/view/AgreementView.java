package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The terms under which a body uses a service.
///
/// @param state `running` or `over`
/// @param terms what it asks beyond its legal basis
/// @param checks spot-checks, oldest first
public record AgreementView(
        String id,
        String body,
        String service,
        String state,
        Optional<String> legalBasis,
        Instant until,
        Optional<TermsView> terms,
        List<CaseStep> checks) {

    public AgreementView {
        checks = Absent.list(checks);
    }
}
