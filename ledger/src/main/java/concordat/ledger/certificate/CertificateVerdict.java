package concordat.ledger.certificate;

import java.util.List;

/// What checking a certificate came to.
public sealed interface CertificateVerdict {

    /// It is as the network gave it. Whether it counts now is for [Certified#state] to say.
    ///
    /// @param digest lower-case hexadecimal SHA-256 of the signed JSON, as the page prints it
    record Genuine(CertificateFile file, String digest) implements CertificateVerdict {}

    /// It is not, and must not be relied on.
    ///
    /// @param differences all that were found, at least one
    record Refused(List<Difference> differences) implements CertificateVerdict {
        public Refused {
            differences = List.copyOf(differences);
        }
    }
}
