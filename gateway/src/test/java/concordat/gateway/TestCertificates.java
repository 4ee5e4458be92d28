package concordat.gateway;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority and what it has issued, as PEM files in a folder.
final class TestCertificates {

    private final Path folder;
    private final KeyPair authorityKey;
    private final X509Certificate authority;
    private int serial;

    /// One issued certificate.
    record Issued(Path certificate, Path key, X509Certificate x509) {
        String fingerprint() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(x509.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    TestCertificates(Path folder) {
        this.folder = folder;
        this.authorityKey = keyPair();
        this.authority = sign(authorityKey, new X500Name("CN=Test authority"), authorityKey, true, farOff());
        write("authority.pem", pem("CERTIFICATE", encoded(authority)));
    }

    Path authorityFile() {
        return folder.resolve("authority.pem");
    }

    X509Certificate authority() {
        return authority;
    }

    Issued issue(String name) {
        return issue(name, farOff());
    }

    Issued issue(String name, Instant until) {
        return issue(name, keyPair(), until);
    }

    Issued issue(String name, KeyPair pair) {
        return issue(name, pair, farOff());
    }

    private Issued issue(String name, KeyPair pair, Instant until) {
        X509Certificate issued = sign(pair, new X500Name("CN=" + name), authorityKey, false, until);
        return new Issued(
                write(name + ".pem", pem("CERTIFICATE", encoded(issued))),
                write(name + ".key", pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                issued);
    }

    /// @return the authority's own certificate, which it has signed itself
    Issued itself() {
        return new Issued(
                authorityFile(),
                write(
                        "authority.key",
                        pem("PRIVATE KEY", authorityKey.getPrivate().getEncoded())),
                authority);
    }

    private static Instant farOff() {
        return Instant.now().plus(30, ChronoUnit.DAYS);
    }

    private X509Certificate sign(KeyPair subject, X500Name name, KeyPair signer, boolean ca, Instant until) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=Test authority"),
                    BigInteger.valueOf(++serial),
                    Date.from(Instant.now().minus(1, ChronoUnit.HOURS)),
                    Date.from(until),
                    name,
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            if (!ca) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.dNSName, "service.test")
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
