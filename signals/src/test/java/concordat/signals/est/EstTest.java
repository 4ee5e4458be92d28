package concordat.signals.est;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Certificates;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;

/// What enrolment sends and takes, read by another library.
final class EstTest {

    private static final Term TERM =
            new Term(BigInteger.TEN, Instant.parse("2026-05-04T09:00:00Z"), Instant.parse("2036-05-04T09:00:00Z"));

    @Test
    void certificates_goOutAloneInCms() throws Exception {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.found("sample", TERM, random);
        Credential credential = authority.issue(Holder.device("d-1"), TERM, random);

        CMSSignedData told =
                new CMSSignedData(Base64.getMimeDecoder().decode(Est.certificates(credential.chainPem(), 1)));
        Collection<X509CertificateHolder> certificates = told.getCertificates().getMatches(null);

        assertThat(certificates).singleElement().satisfies(only -> assertThat(
                        Certificates.fingerprint(only.getEncoded()))
                .isEqualTo(credential.fingerprint()));
        assertThat(told.getSignerInfos().getSigners()).isEmpty();
        assertThat(told.getSignedContent()).isNull();
    }

    @Test
    void requests_areTakenInOneLine_inMany_andAsPem() {
        byte[] der = new byte[300];
        String one = Base64.getEncoder().encodeToString(der);
        String many = Base64.getMimeEncoder().encodeToString(der);
        String pem = "-----BEGIN CERTIFICATE REQUEST-----\n" + many + "\n-----END CERTIFICATE REQUEST-----\n";

        assertThat(Est.request(one.getBytes(StandardCharsets.US_ASCII)))
                .isPresent()
                .isEqualTo(Est.request(many.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Est.request(pem.getBytes(StandardCharsets.US_ASCII)));
        assertThat(Est.request("not base64!".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Est.request(new byte[0])).isEmpty();
        assertThat(Est.request(new byte[100_000])).isEmpty();
    }

    @Test
    void whatARequestShouldHold_isSaid() {
        ASN1Sequence wanted = ASN1Sequence.getInstance(Base64.getMimeDecoder().decode(Est.attributes()));
        assertThat(wanted.toString()).isEqualTo("[[1.2.840.10045.2.1, [1.2.840.10045.3.1.7]], 1.2.840.10045.4.3.2]");
    }

    @Property(tries = 500)
    void whateverIsSent_isReadOrRefused(@ForAll byte[] body) {
        assertThat(Est.request(body)).isNotNull();
    }
}
