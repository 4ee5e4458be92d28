package concordat.signals.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// What stands in the certificates, and their signatures.
final class Signing {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private Signing() {}

    static X509Certificate authority(String network, Term term, KeyPair pair, SecureRandom random) {
        X500Name name = name(network, "authority", network);
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name, term.serial(), Date.from(term.from()), Date.from(term.until()), name, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return signed(builder, pair.getPrivate(), random);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for the authority of " + network, e);
        }
    }

    static X509Certificate holder(
            String network,
            Holder holder,
            Term term,
            PublicKey key,
            X509Certificate authority,
            PrivateKey authorityKey,
            SecureRandom random) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    authority,
                    term.serial(),
                    Date.from(term.from()),
                    Date.from(term.until()),
                    new X500Principal(
                            name(network, holder.kind().label(), holder.id()).getEncoded()),
                    key);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                            holder.kind().isServer() ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(authority.getPublicKey()));
            if (!holder.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(holder));
            }
            return signed(builder, authorityKey, random);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for " + holder, e);
        }
    }

    /// @throws IllegalArgumentException when the subject is not that of an authority made here
    static String networkOf(X509Certificate authority) {
        try {
            X500Name subject = new JcaX509CertificateHolder(authority).getSubject();
            var organisations = subject.getRDNs(BCStyle.O);
            if (organisations.length != 1 || authority.getBasicConstraints() < 0) {
                throw new IllegalArgumentException("certificate of " + subject + " is not a network's authority");
            }
            String network = IETFUtils.valueToString(organisations[0].getFirst().getValue());
            Holder.checkId("network", network);
            return network;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("certificate cannot be read", e);
        }
    }

    /// Whether what the one signs the other verifies.
    static boolean belong(PublicKey publicKey, PrivateKey key) {
        byte[] sample = "concordat".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            signer.initVerify(publicKey);
            signer.update(sample);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key, SecureRandom random)
            throws OperatorCreationException, CertificateException {
        var signer =
                new JcaContentSignerBuilder(ALGORITHM).setSecureRandom(random).build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static X500Name name(String network, String kind, String id) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, network)
                .addRDN(BCStyle.OU, kind)
                .addRDN(BCStyle.CN, id)
                .build();
    }

    private static GeneralNames names(Holder holder) {
        return new GeneralNames(holder.names().stream()
                .map(name ->
                        new GeneralName(IP.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }
}
