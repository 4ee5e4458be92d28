package concordat.print;

import concordat.ledger.Envelope;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.HeadVerifier;
import concordat.ledger.KeyId;
import concordat.ledger.SignedHead;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.Form;
import concordat.ledger.certificate.Certified.State;
import concordat.ledger.certificate.ProvedAct;
import concordat.ledger.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Certificates of an invented body, given in a ledger of one act.
final class SampleCertificate implements HeadSigner {

    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-03-01T00:00:00Z");

    private final KeyPair keys;

    SampleCertificate() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has Ed25519", e);
        }
    }

    HeadVerifier trusted() {
        return HeadVerifier.trusting(keys.getPublic());
    }

    @Override
    public String keyId() {
        return KeyId.of(keys.getPublic());
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has Ed25519", e);
        }
    }

    CertificateFile of(String bodyName, Form form, State state, Instant writtenAt) {
        return saying(new Certified(
                "tesk",
                "The Tesk Public Services Network",
                "ct-7f3a90c2",
                "tesk-stead",
                bodyName,
                "tesk-main",
                "Civic centre and depots",
                "model-2026",
                "Model Code of Connection 2026",
                form,
                FROM,
                UNTIL,
                0,
                state,
                writtenAt));
    }

    /// Signed, whether or not the act in it bears that out.
    CertificateFile saying(Certified says) {
        Envelope act = new Envelope(
                "tesk",
                0,
                micros(FROM),
                "assessor-1",
                "certificate-issued",
                1,
                Optional.of("tesk-stead"),
                Json.Obj.of(Map.of(
                        "certificate", new Json.Str("ct-7f3a90c2"),
                        "submission", new Json.Str("pack-0001"),
                        "environment", new Json.Str("tesk-main"),
                        "form", new Json.Str(says.form().name()),
                        "from", new Json.Int(micros(FROM)),
                        "until", new Json.Int(micros(UNTIL)))));
        SignedHead head =
                SignedHead.sign("tesk", Frontier.EMPTY.append(Hash.leaf(act.bytes())), micros(says.writtenAt()), this);
        return CertificateFile.sign(says, List.of(new ProvedAct(act, List.of())), head, this);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
