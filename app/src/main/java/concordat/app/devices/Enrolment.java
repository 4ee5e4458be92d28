package concordat.app.devices;

import concordat.decision.CallerRow;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Certificates;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Issue;
import concordat.signals.authority.Term;
import concordat.store.devices.DeviceCertificate;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.Held;
import concordat.store.devices.Revision;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// Lets devices in by codes, and gives those that are in new certificates. A key is made on the device and stays there.
final class Enrolment {

    /// Short, so that what is lost and not told of ends by itself; renewed when two thirds are over.
    static final Duration LASTS = Duration.ofDays(30);

    private final DeviceStore devices;
    private final DeviceJudge judge;
    private final DeviceChanges changes;
    private final CertificateAuthority authority;
    private final EnrolmentSecrets secrets;
    private final InstantSource clock;
    private final InstantSource machine;
    private final SecureRandom random;

    /// What came of a request for a certificate.
    sealed interface Answer {
        /// @param chainPem the device's certificate, then the authority's
        record Issued(String chainPem) implements Answer {}

        /// The code, or the certificate shown, lets nobody in.
        record Nobody() implements Answer {}

        /// @param why what is wrong with the request
        record Unusable(String why) implements Answer {}
    }

    /// @param clock the network's time
    /// @param machine the machine's, which certificates are judged by
    Enrolment(
            DeviceStore devices,
            DeviceJudge judge,
            DeviceChanges changes,
            CertificateAuthority authority,
            InstantSource clock,
            InstantSource machine,
            SecureRandom random) {
        this.devices = devices;
        this.judge = judge;
        this.changes = changes;
        this.authority = authority;
        this.secrets = new EnrolmentSecrets(random);
        this.clock = clock;
        this.machine = machine;
        this.random = random;
    }

    /// @param code as a person typed it
    /// @param requestPem PKCS #10
    Answer enrol(String code, String requestPem) {
        Instant now = clock.instant();
        String hash = EnrolmentSecrets.hashOfCode(code);
        if (devices.code(hash, now).isEmpty()) {
            return new Answer.Nobody();
        }
        String id = secrets.deviceId();
        return issued(id, requestPem, certificate -> devices.enrol(hash, now, id, certificate, revision(now))
                .orElse(List.of()));
    }

    /// @param device that showed its certificate
    Answer renew(String device, String requestPem) {
        Instant now = clock.instant();
        return issued(device, requestPem, certificate -> devices.renew(device, certificate, revision(now)));
    }

    private Function<Held, Revision> revision(Instant now) {
        return held -> judge.revision(held, List.of(), now);
    }

    private interface Keeping {
        /// @return the rows for gateways; none when it cannot be kept
        List<CallerRow> keep(DeviceCertificate certificate);
    }

    /// A certificate is handed out only once it is kept: one that nobody knows lets nobody in, and one that was handed
    /// out and not kept could not be ended.
    private Answer issued(String device, String requestPem, Keeping keeping) {
        return switch (authority.issue(requestPem, Holder.device(device), term(), random)) {
            case Issue.Refused refused -> new Answer.Unusable(refused.reason());
            case Issue.Issued issue -> {
                X509Certificate certificate =
                        Certificates.parse(issue.chainPem()).getFirst();
                DeviceCertificate kept = new DeviceCertificate(
                        issue.fingerprint(),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant());
                yield changes.put(() -> keeping.keep(kept)).isEmpty()
                        ? new Answer.Nobody()
                        : new Answer.Issued(issue.chainPem());
            }
        };
    }

    /// By both clocks, since a demonstration's may be ahead of the machine's.
    private Term term() {
        Instant now = machine.instant();
        Instant later = clock.instant().isAfter(now) ? clock.instant() : now;
        return Term.fresh(now, later.plus(LASTS), random);
    }

    /// What others must trust.
    String authorityPem() {
        return authority.certificatePem();
    }
}
