package concordat.assurance.certificate;

import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CertificateAct.CertificateExtended;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.CertificateWithdrawn;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.Entry;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.submission.Submission;
import concordat.assurance.submission.Submissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All certificates of a network: an immutable value.
public final class Certificates {
    /// Of a network that has given none.
    public static final Certificates NONE =
            new Certificates(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    /// The longest a full certificate is given for.
    public static final Duration FULL = Duration.ofDays(366);

    /// The longest a conditional certificate is given for: its plan has that long.
    public static final Duration CONDITIONAL = Duration.ofDays(180);

    /// A renewal that was complete this long before the end makes a certificate run on.
    public static final Duration IN_TIME = Duration.ofDays(28);

    private final PersistentMap<CertificateId, Certificate> byId;
    private final PersistentMap<EnvironmentId, Chain<CertificateId>> byEnvironment;
    private final PersistentMap<SubmissionId, CertificateId> bySubmission;

    private Certificates(
            PersistentMap<CertificateId, Certificate> byId,
            PersistentMap<EnvironmentId, Chain<CertificateId>> byEnvironment,
            PersistentMap<SubmissionId, CertificateId> bySubmission) {
        this.byId = byId;
        this.byEnvironment = byEnvironment;
        this.bySubmission = bySubmission;
    }

    /// @return the certificate, none when it was never given
    public Optional<Certificate> certificate(CertificateId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return an environment's certificates, oldest first
    public List<Certificate> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(c -> certificate(c).stream())
                .toList();
    }

    /// @return the one that counts at that instant; of several the one that runs longest
    public Optional<Certificate> inForce(EnvironmentId id, Instant at) {
        return of(id).stream()
                .filter(c -> c.state(at) == Certificate.State.IN_FORCE)
                .max(Comparator.comparing(Certificate::until));
    }

    /// @return all certificates, those given first first
    public List<Certificate> all() {
        List<Certificate> all = byId.values();
        all.sort(Comparator.comparing((Certificate c) -> c.issued().at()).thenComparing(Certificate::id));
        return all;
    }

    /// @return these after the act of an entry, taken as it stands
    public Certificates with(CertificateAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        return switch (act) {
            case CertificateIssued a -> {
                Certificate given = new Certificate(
                        a.certificate(),
                        a.submission(),
                        a.environment(),
                        a.form(),
                        a.from(),
                        a.until(),
                        a.until(),
                        0,
                        stamp,
                        Optional.empty(),
                        new Certificate.Acts(entry.position(), Optional.empty(), Optional.empty()));
                yield new Certificates(
                        byId.with(a.certificate(), given),
                        byEnvironment.with(
                                a.environment(), Chain.adding(byEnvironment.get(a.environment()), a.certificate())),
                        bySubmission.with(a.submission(), a.certificate()));
            }
            case CertificateExtended a ->
                replaced(known(a.certificate()).extended(a.until(), a.days(), entry.position()));
            case CertificateWithdrawn a -> replaced(known(a.certificate()).withdrawn(stamp, entry.position()));
        };
    }

    private Certificates replaced(Certificate now) {
        return new Certificates(byId.with(now.id(), now), byEnvironment, bySubmission);
    }

    private Certificate known(CertificateId id) {
        return certificate(id)
                .orElseThrow(() -> new IllegalArgumentException("an entry names unknown certificate " + id));
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(CertificateAct act) {
        return switch (act) {
            case CertificateIssued a -> Verdict.unused(byId.get(a.certificate()));
            case CertificateExtended a ->
                Verdict.known(byId.get(a.certificate()), Fault.CERTIFICATE_UNKNOWN, a.certificate());
            case CertificateWithdrawn a ->
                Verdict.known(byId.get(a.certificate()), Fault.CERTIFICATE_UNKNOWN, a.certificate());
        };
    }

    /// @return the environment that an act is about; what the act names is known
    public EnvironmentId environmentOf(CertificateAct act) {
        return switch (act) {
            case CertificateIssued a -> a.environment();
            case CertificateExtended a -> known(a.certificate()).environment();
            case CertificateWithdrawn a -> known(a.certificate()).environment();
        };
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known. Whether the
    ///     controls that cannot wait are held is for the caller to say
    public Verdict check(CertificateAct act, Submissions submissions, Instant at) {
        return switch (act) {
            case CertificateIssued a -> issue(a, submissions, at);
            case CertificateExtended a -> {
                Optional<CertificateExtended> due = extension(known(a.certificate()), submissions, at);
                yield Verdict.when(
                        due.filter(a::equals).isPresent(),
                        Fault.CERTIFICATE_TERM,
                        "the certificate is not due to run on so",
                        due.map(d -> "certificate-extended until " + d.until()).stream()
                                .toArray(String[]::new));
            }
            case CertificateWithdrawn a -> {
                Certificate.State state = known(a.certificate()).state(at);
                yield Verdict.when(
                        state == Certificate.State.IN_FORCE || state == Certificate.State.NOT_YET,
                        Fault.ALREADY_ENDED,
                        "certificate " + a.certificate() + " is " + state);
            }
        };
    }

    private Verdict issue(CertificateIssued act, Submissions submissions, Instant at) {
        Optional<Submission> submission = submissions.submission(act.submission());
        Optional<Outcome> outcome = submission.flatMap(Submission::outcome);
        Outcome wanted = act.form() == Form.FULL ? Outcome.FULL : Outcome.CONDITIONAL;
        Instant latest = act.from().plus(act.form() == Form.FULL ? FULL : CONDITIONAL);
        return Verdict.known(submission.orElse(null), Fault.SUBMISSION_UNKNOWN, act.submission())
                .and(() -> Verdict.when(
                        submission.orElseThrow().environment().equals(act.environment()),
                        Fault.ANOTHER_BODYS,
                        "submission " + act.submission() + " is of "
                                + submission.orElseThrow().environment()))
                .and(() -> Verdict.when(
                        outcome.filter(wanted::equals).isPresent(),
                        Fault.SUBMISSION_STEP,
                        "submission " + act.submission() + " was concluded "
                                + outcome.map(Outcome::toString).orElse("not yet"),
                        "assessment-concluded"))
                .and(() -> Verdict.when(
                        !bySubmission.containsKey(act.submission()),
                        Fault.ALREADY_SAID,
                        "submission " + act.submission() + " has its certificate"))
                .and(() -> Verdict.when(
                        !act.from().isBefore(at)
                                && act.until().isAfter(act.from())
                                && !act.until().isAfter(latest),
                        Fault.CERTIFICATE_TERM,
                        "from " + act.from() + " until " + act.until(),
                        "certificate-issued from " + at + " on, until " + latest + " at most"));
    }

    /// How a certificate runs on when it would end while a renewal that came in time is undecided: by the days that
    /// lay with the Authority, begun ones included.
    ///
    /// @return none when it does not end by that instant, or nothing is owed beyond what it has been given
    public Optional<CertificateExtended> extension(Certificate certificate, Submissions submissions, Instant at) {
        if (certificate.withdrawn().isPresent() || certificate.until().isAfter(at)) {
            return Optional.empty();
        }
        for (Submission renewal : submissions.of(certificate.environment())) {
            boolean inTime = renewal.signed()
                    .filter(s -> s.at().isAfter(certificate.issued().at())
                            && !s.at().isAfter(certificate.givenUntil().minus(IN_TIME)))
                    .isPresent();
            if (inTime && renewal.open()) {
                int days = Math.toIntExact(
                        renewal.withAuthority(at).plusDays(1).minusNanos(1).toDays());
                if (days > certificate.extendedDays()) {
                    return Optional.of(new CertificateExtended(
                            certificate.id(),
                            renewal.id(),
                            days,
                            certificate.givenUntil().plus(Duration.ofDays(days))));
                }
            }
        }
        return Optional.empty();
    }

    /// What falls due by itself: every certificate that ends at that instant and has to run on.
    public List<CertificateExtended> due(Submissions submissions, Instant at) {
        return byId.values().stream()
                .filter(c -> !c.until().isAfter(at) && latest(c))
                .flatMap(c -> extension(c, submissions, at).stream())
                .sorted(Comparator.comparing(CertificateExtended::certificate))
                .toList();
    }

    /// Which certificates are about to end although nothing complete has been handed in to follow them, soonest first.
    ///
    /// @return those that count and end within 90 days; neither those that another certificate outlasts, nor those
    ///     whose renewal is signed and was not refused
    public List<EndingCertificate> warnings(Submissions submissions, Instant at) {
        return byId.values().stream()
                .flatMap(c -> warning(c, submissions, at).stream())
                .sorted(Comparator.comparing(
                                (EndingCertificate e) -> e.certificate().until())
                        .thenComparing(e -> e.certificate().id()))
                .toList();
    }

    /// @see #warnings
    public Optional<EndingCertificate> warning(Certificate certificate, Submissions submissions, Instant at) {
        if (certificate.state(at) != Certificate.State.IN_FORCE
                || outlasted(certificate, at)
                || renewed(certificate, submissions)) {
            return Optional.empty();
        }
        return EndingCertificate.within(certificate, at);
    }

    private boolean outlasted(Certificate certificate, Instant at) {
        return of(certificate.environment()).stream()
                .filter(other -> other.until().isAfter(certificate.until()))
                .map(other -> other.state(at))
                .anyMatch(state -> state == Certificate.State.IN_FORCE || state == Certificate.State.NOT_YET);
    }

    /// A renewal that was refused, or taken back, leaves the body where it was.
    private static boolean renewed(Certificate certificate, Submissions submissions) {
        return submissions.of(certificate.environment()).stream()
                .filter(s -> s.signed()
                        .filter(by -> by.at().isAfter(certificate.issued().at()))
                        .isPresent())
                .anyMatch(s -> s.open()
                        || s.outcome().filter(o -> o != Outcome.REFUSED).isPresent());
    }

    /// @return when a certificate next ends
    public Optional<Instant> nextEnd(Instant after) {
        return byId.values().stream()
                .filter(c -> c.withdrawn().isEmpty())
                .map(Certificate::until)
                .filter(until -> until.isAfter(after))
                .min(Instant::compareTo);
    }

    /// What has been followed by another certificate need not run on.
    private boolean latest(Certificate certificate) {
        Chain<CertificateId> chain = byEnvironment.get(certificate.environment());
        return chain != null && chain.newest().equals(certificate.id());
    }
}
