package concordat.signals.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// A network's certificate authority: one P-256 key that vouches for devices, workloads, bodies' egress, gateways and
/// servers. Immutable and safe between threads; time, serial numbers and randomness are passed in.
public final class CertificateAuthority {

    private static final int SMALLEST_EC = 256;
    private static final int SMALLEST_RSA = 2048;

    private final String network;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(String network, X509Certificate certificate, PrivateKey key) {
        this.network = network;
        this.certificate = certificate;
        this.key = key;
    }

    /// Makes an authority with a fresh key.
    public static CertificateAuthority found(String network, Term term, SecureRandom random) {
        Holder.checkId("network", network);
        KeyPair pair = keyPair(random);
        X509Certificate certificate = Signing.authority(network, term, pair, random);
        return new CertificateAuthority(network, certificate, pair.getPrivate());
    }

    /// @param certificateFile as [#store] wrote it
    /// @throws IOException when a file cannot be read, or they do not belong together
    public static CertificateAuthority load(Path certificateFile, Path keyFile) throws IOException {
        try {
            X509Certificate certificate =
                    Certificates.parse(Files.readString(certificateFile)).getFirst();
            PrivateKey key = Certificates.parseKey(Files.readString(keyFile));
            if (!Signing.belong(certificate.getPublicKey(), key)) {
                throw new IOException("the key in " + keyFile + " is not that of the authority in " + certificateFile);
            }
            return new CertificateAuthority(Signing.networkOf(certificate), certificate, key);
        } catch (IllegalArgumentException e) {
            throw new IOException(certificateFile + " and " + keyFile + ": " + e.getMessage(), e);
        }
    }

    /// Writes both files new; only their owner may read the key.
    ///
    /// @throws FileAlreadyExistsException rather than replace an authority
    public void store(Path certificateFile, Path keyFile) throws IOException {
        if (!Files.exists(certificateFile)) {
            // A key without its certificate is what a process left that was killed in between; nobody has used it.
            Files.deleteIfExists(keyFile);
        }
        KeptSecret.write(keyFile, Certificates.keyPem(key), "rw-------");
        KeptSecret.write(certificateFile, certificatePem(), "rw-r--r--");
    }

    public String network() {
        return network;
    }

    /// What others must trust.
    public String certificatePem() {
        return Certificates.pem(certificate);
    }

    /// Issues a certificate with a key made here; the key is nowhere but in the answer.
    public Credential issue(Holder holder, Term term, SecureRandom random) {
        KeyPair pair = keyPair(random);
        X509Certificate issued = sign(holder, term, pair.getPublic(), random);
        return new Credential(chain(issued), Certificates.keyPem(pair.getPrivate()), Certificates.fingerprint(issued));
    }

    /// Issues a certificate for the key in a request, once the request proves that its sender holds the key. Names and
    /// extensions in the request are ignored: the holder is who the caller says.
    ///
    /// @param requestPem PKCS #10
    public Issue issue(String requestPem, Holder holder, Term term, SecureRandom random) {
        try {
            var request = new JcaPKCS10CertificationRequest(Certificates.body(requestPem, "CERTIFICATE REQUEST"));
            PublicKey asked = request.getPublicKey();
            if (!strongEnough(asked)) {
                return new Issue.Refused("the key is " + asked.getAlgorithm()
                        + ", and must be P-256 or larger, or RSA of 2048 bits or more");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(asked))) {
                return new Issue.Refused("the request is not signed with its own key");
            }
            X509Certificate issued = sign(holder, term, asked, random);
            return new Issue.Issued(chain(issued), Certificates.fingerprint(issued));
        } catch (IOException
                | IllegalArgumentException
                | GeneralSecurityException
                | PKCSException
                | OperatorCreationException e) {
            return new Issue.Refused("not a certificate request: " + e.getMessage());
        }
    }

    private X509Certificate sign(Holder holder, Term term, PublicKey publicKey, SecureRandom random) {
        return Signing.holder(network, holder, term, publicKey, certificate, key, random);
    }

    private String chain(X509Certificate issued) {
        return Certificates.pem(issued) + certificatePem();
    }

    private static boolean strongEnough(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= SMALLEST_EC;
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SMALLEST_RSA;
            default -> false;
        };
    }

    private static KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no P-256 keys", e);
        }
    }
}
