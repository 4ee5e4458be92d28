package concordat.gateway;

import concordat.decision.Reason;
import concordat.records.DecisionRecord;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.BitSet;
import java.util.Optional;

/// Counts those whose certificate nobody trusts, and puts them on record: all of them as long as they are few, since
/// anybody may try as often as they like. Safe between threads.
final class Strangers {

    private static final int EACH_SECOND = 10;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Shared shared;
    private long since;
    private int recorded;
    private long seen;

    Strangers(Shared shared) {
        this.shared = shared;
        this.since = shared.times.nanos();
    }

    void refused(X509Certificate certificate) {
        shared.counts.refused(Reason.CALLER_UNKNOWN).increment();
        long number = numberOfNext();
        if (number >= 0) {
            shared.recorder.accept(new DecisionRecord(
                    shared.times.now(),
                    0,
                    shared.settings.id() + "-" + shared.parts.run() + "-tls-"
                            + Long.toString(number, Character.MAX_RADIX),
                    DecisionRecord.Kind.AT_START,
                    fingerprint(certificate),
                    "",
                    "",
                    Optional.empty(),
                    new BitSet(),
                    0,
                    Judge.refusal(Reason.CALLER_UNKNOWN)));
        }
    }

    /// @return -1 for one too many in this second
    private synchronized long numberOfNext() {
        long now = shared.times.nanos();
        if (now - since >= SECOND_NANOS) {
            since = now;
            recorded = 0;
        }
        return recorded++ < EACH_SECOND ? seen++ : -1;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Certificates.fingerprint(certificate);
        } catch (CertificateEncodingException e) {
            return "";
        }
    }
}
