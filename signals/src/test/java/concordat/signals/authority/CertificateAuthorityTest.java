package concordat.signals.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-09-01T09:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final CertificateAuthority authority =
            CertificateAuthority.found("northshire", term(1, Duration.ofDays(3650)), random);

    @Test
    void issue_device_namesNetworkKindAndIdAndNothingElse() throws GeneralSecurityException {
        Credential credential = authority.issue(Holder.device("d-17"), term(2, Duration.ofDays(7)), random);

        List<X509Certificate> chain = Certificates.parse(credential.chainPem());
        X509Certificate device = chain.getFirst();
        device.verify(chain.getLast().getPublicKey());
        assertThat(device.getSubjectX500Principal().getName()).isEqualTo("CN=d-17,OU=device,O=northshire");
        assertThat(device.getSerialNumber()).isEqualTo(2);
        assertThat(device.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(device.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(device.getBasicConstraints()).isEqualTo(-1);
        assertThat(device.getSubjectAlternativeNames()).isNull();
        assertThat(credential.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(Certificates.fingerprint(device));
    }

    @Test
    void issue_server_carriesItsNames() throws GeneralSecurityException {
        Credential credential = authority.issue(
                Holder.server("feed", List.of("localhost", "127.0.0.1", "::1", "benefits.example")),
                term(3, Duration.ofDays(90)),
                random);

        X509Certificate server = Certificates.parse(credential.chainPem()).getFirst();
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.getLast()))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "benefits.example");
    }

    @Test
    void load_storedAuthority_issuesUnderTheSameName(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("authority.pem");
        Path key = folder.resolve("authority.key");
        authority.store(certificate, key);

        CertificateAuthority loaded = CertificateAuthority.load(certificate, key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(loaded.network()).isEqualTo("northshire");
        Credential issued = loaded.issue(Holder.workload("w1"), term(9, Duration.ofDays(1)), random);
        Certificates.parse(issued.chainPem())
                .getFirst()
                .verify(Certificates.parse(authority.certificatePem())
                        .getFirst()
                        .getPublicKey());
        assertThatThrownBy(() -> authority.store(certificate, key)).isInstanceOf(IOException.class);
    }

    @Test
    void load_keyOfAnotherAuthority_isRefused(@TempDir Path folder) throws IOException {
        authority.store(folder.resolve("a.pem"), folder.resolve("a.key"));
        CertificateAuthority.found("northshire", term(1, Duration.ofDays(1)), random)
                .store(folder.resolve("b.pem"), folder.resolve("b.key"));

        assertThatThrownBy(() -> CertificateAuthority.load(folder.resolve("a.pem"), folder.resolve("b.key")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.key");
    }

    @Test
    void issue_requestSignedWithItsKey_isIssuedForTheHolderTheCallerNames()
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair pair = keys("EC", 256);

        Issue issue = authority.issue(request(pair, pair), Holder.egress("e1"), term(4, Duration.ofDays(7)), random);

        assertThat(issue).isInstanceOfSatisfying(Issue.Issued.class, issued -> {
            X509Certificate certificate = Certificates.parse(issued.chainPem()).getFirst();
            assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=e1,OU=egress,O=northshire");
        });
    }

    @Test
    void issue_requestWithoutProofOfPossession_isRefused()
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Issue issue = authority.issue(
                request(keys("EC", 256), keys("EC", 256)), Holder.device("d"), term(4, Duration.ofDays(7)), random);

        assertThat(issue).isEqualTo(new Issue.Refused("the request is not signed with its own key"));
    }

    @Test
    void issue_weakKeyOrNoRequest_isRefused() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair weak = keys("RSA", 1024);

        assertThat(authority.issue(request(weak, weak), Holder.device("d"), term(4, Duration.ofDays(7)), random))
                .isInstanceOf(Issue.Refused.class);
        assertThat(authority.issue("not PEM", Holder.device("d"), term(4, Duration.ofDays(7)), random))
                .isInstanceOf(Issue.Refused.class);
    }

    @Test
    void holder_badIdOrNames_isRefusedWithTheValue() {
        assertThatThrownBy(() -> Holder.device("Ada's phone")).hasMessageContaining("[Ada's phone]");
        assertThatThrownBy(() -> Holder.server("s", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Term(BigInteger.ZERO, NOW, NOW.plusSeconds(1)))
                .hasMessageContaining("serial 0");
    }

    private static Term term(long serial, Duration length) {
        return new Term(BigInteger.valueOf(serial), NOW, NOW.plus(length));
    }

    private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static String request(KeyPair named, KeyPair signing) throws OperatorCreationException, IOException {
        String algorithm = signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=whoever"), named.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }
}
