package concordat.signals.est;

import concordat.signals.authority.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/// Requests for certificates and answers to them, as they are written on the wire.
public final class Est {

    /// Of what answers are.
    public static final String ANSWER_TYPE = "application/pkcs7-mime; smime-type=certs-only";

    /// Of what should stand in a request.
    public static final String ATTRIBUTES_TYPE = "application/csrattrs";

    private static final int LONGEST = 64 * 1024;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private Est() {}

    /// @param body a PKCS #10 request in base64, in lines or not, with or without the lines that PEM puts around it
    /// @return the request in PEM; empty when the body is no base64
    public static Optional<String> request(byte[] body) {
        if (body.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]{1,40}-----", "")
                .replaceAll("\\s+", "");
        try {
            byte[] der = Base64.getDecoder().decode(text);
            return der.length == 0
                    ? Optional.empty()
                    : Optional.of("-----BEGIN CERTIFICATE REQUEST-----\n" + LINES.encodeToString(der)
                            + "\n-----END CERTIFICATE REQUEST-----\n");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param chainPem certificates
    /// @param only how many of them are told, from the first
    /// @return certificates and nothing else, as CMS in base64
    public static byte[] certificates(String chainPem, int only) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            List<X509Certificate> chain = Certificates.parse(chainPem);
            for (X509Certificate certificate : chain.subList(0, Math.min(only, chain.size()))) {
                generator.addCertificate(new JcaX509CertificateHolder(certificate));
            }
            return lines(generator.generate(new CMSAbsentContent()).getEncoded());
        } catch (CMSException | CertificateException | IOException e) {
            throw new IllegalArgumentException("certificates that cannot be written", e);
        }
    }

    /// @return that a request should hold a key on P-256 and be signed by ECDSA with SHA-256
    public static byte[] attributes() {
        try {
            ASN1EncodableVector key = new ASN1EncodableVector();
            key.add(X9ObjectIdentifiers.id_ecPublicKey);
            key.add(new DERSet(SECObjectIdentifiers.secp256r1));
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(new DERSequence(key));
            all.add(X9ObjectIdentifiers.ecdsa_with_SHA256);
            return lines(new DERSequence(all).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a constant that cannot be encoded", e);
        }
    }

    private static byte[] lines(byte[] der) {
        return (LINES.encodeToString(der) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
