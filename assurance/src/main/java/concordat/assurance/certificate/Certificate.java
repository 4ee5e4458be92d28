package concordat.assurance.certificate;

import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import java.time.Instant;
import java.util.Optional;

/// One certificate.
///
/// @param givenUntil the end it was given with
/// @param until first instant at which it does not count, extensions included
/// @param extendedDays days in all by which it runs longer, because they lay with the Authority
public record Certificate(
        CertificateId id,
        SubmissionId submission,
        EnvironmentId environment,
        Form form,
        Instant from,
        Instant givenUntil,
        Instant until,
        int extendedDays,
        Stamp issued,
        Optional<Stamp> withdrawn) {

    /// Whether a certificate counts.
    public enum State {
        NOT_YET,
        IN_FORCE,
        EXPIRED,
        WITHDRAWN
    }

    /// @return whether it counts at that instant
    public State state(Instant at) {
        if (withdrawn.filter(w -> !w.at().isAfter(at)).isPresent()) {
            return State.WITHDRAWN;
        }
        if (at.isBefore(from)) {
            return State.NOT_YET;
        }
        return at.isBefore(until) ? State.IN_FORCE : State.EXPIRED;
    }

    Certificate extended(Instant end, int days) {
        return new Certificate(id, submission, environment, form, from, givenUntil, end, days, issued, withdrawn);
    }

    Certificate withdrawn(Stamp stamp) {
        return new Certificate(
                id, submission, environment, form, from, givenUntil, until, extendedDays, issued, Optional.of(stamp));
    }
}
