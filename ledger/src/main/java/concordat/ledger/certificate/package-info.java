/// Certificates as files: what a relying party holds, and what checks it with nothing but the network's public key.
/// [CertificateCheck] is the way in for who checks, [CertificateFile] and [SealedPage] for who gives.
@NullMarked
package concordat.ledger.certificate;

import org.jspecify.annotations.NullMarked;
