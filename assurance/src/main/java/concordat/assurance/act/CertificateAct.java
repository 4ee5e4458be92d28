package concordat.assurance.act;

import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import java.time.Instant;

/// What others may rely on without seeing how it came about. A certificate lists no gaps.
public sealed interface CertificateAct extends PartAct {

    /// What a certificate says.
    enum Form {
        /// The code is kept.
        FULL,
        /// A plan is agreed, and every control that cannot wait is held.
        CONDITIONAL
    }

    /// A certificate is given for an environment.
    ///
    /// @param until first instant at which it no longer counts
    record CertificateIssued(
            CertificateId certificate,
            SubmissionId submission,
            EnvironmentId environment,
            Form form,
            Instant from,
            Instant until)
            implements CertificateAct {}

    /// A certificate runs on by the days that lay with the Authority.
    ///
    /// @param days in all, from the end it was given with
    record CertificateExtended(CertificateId certificate, SubmissionId renewal, int days, Instant until)
            implements CertificateAct {}

    /// A certificate counts no longer.
    record CertificateWithdrawn(CertificateId certificate, Prose reason) implements CertificateAct {}
}
