package concordat.assurance.certificate;

import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One certificate.
///
/// @param givenUntil the end it was given with
/// @param until first instant at which it does not count, extensions included
/// @param extendedDays days in all by which it runs longer, because they lay with the Authority
/// @param acts where in the ledger the acts about it stand
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
        Optional<Stamp> withdrawn,
        Acts acts) {

    /// Where the acts about a certificate stand in the ledger.
    ///
    /// @param extended the newest extension, which says what all extensions come to
    public record Acts(long issued, Optional<Long> extended, Optional<Long> withdrawn) {

        /// @return in the order in which they were done, the issuing one first
        public List<Long> positions() {
            return Stream.of(Optional.of(issued), extended, withdrawn)
                    .flatMap(Optional::stream)
                    .toList();
        }

        /// @return the position of the last
        public long latest() {
            return positions().getLast();
        }
    }

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

    Certificate extended(Instant end, int days, long position) {
        return new Certificate(
                id,
                submission,
                environment,
                form,
                from,
                givenUntil,
                end,
                days,
                issued,
                withdrawn,
                new Acts(acts.issued(), Optional.of(position), acts.withdrawn()));
    }

    Certificate withdrawn(Stamp stamp, long position) {
        return new Certificate(
                id,
                submission,
                environment,
                form,
                from,
                givenUntil,
                until,
                extendedDays,
                issued,
                Optional.of(stamp),
                new Acts(acts.issued(), acts.extended(), Optional.of(position)));
    }
}
