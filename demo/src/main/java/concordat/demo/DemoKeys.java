package concordat.demo;

import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Certificates;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// Writes certificates and keys once; a run that is repeated finds those of the run before, whose fingerprints the
/// network may know already.
final class DemoKeys {

    private static final Duration LASTS = Duration.ofDays(3_650);

    private final DemoFiles files;
    private final CertificateAuthority authority;
    private final SecureRandom random;
    private final Instant now;

    DemoKeys(DemoFiles files, CertificateAuthority authority, SecureRandom random, Instant now) throws IOException {
        this.files = files;
        this.authority = authority;
        this.random = random;
        this.now = now;
        Files.createDirectories(files.folder());
        Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwx------"));
        write(files.authority(), authority.certificatePem());
    }

    /// @return the certificate's fingerprint
    String credential(String name, Holder holder) throws IOException {
        Path certificate = files.certificate(name);
        if (Files.exists(certificate) && Files.exists(files.key(name))) {
            return Certificates.fingerprint(
                    Certificates.parse(Files.readString(certificate)).getFirst());
        }
        Term term = new Term(
                new BigInteger(128, random).add(BigInteger.ONE), now.minus(Duration.ofDays(1)), now.plus(LASTS));
        Credential credential = authority.issue(holder, term, random);
        // The key first: a certificate is there only with its key.
        write(files.key(name), credential.keyPem());
        write(certificate, credential.chainPem());
        return credential.fingerprint();
    }

    /// Whole or not at all, and nobody else's to read.
    static void write(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
