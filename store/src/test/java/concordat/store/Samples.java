package concordat.store;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.ledger.HeadSigner;
import concordat.ledger.HeadVerifier;
import concordat.ledger.KeyId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A small network to append to.
final class Samples {

    static final NetworkId NETWORK = new NetworkId("sample");
    static final PersonId LEAD = new PersonId("lead");
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final KeyPair KEYS = keys();
    private static final KeyPair FIXED = fixedKeys();
    private static final String SALT = "00112233445566778899aabbccddeeff";

    private Samples() {}

    /// Steps a millisecond at each look.
    static InstantSource clock() {
        AtomicLong steps = new AtomicLong();
        return () -> START.plusMillis(steps.getAndIncrement());
    }

    static LedgerSettings settings(String holder) {
        return new LedgerSettings(NETWORK, signer(), holder, clock());
    }

    static Submission founding() {
        return Submission.of(new Proposal(LEAD, new NetworkFounded(Prose.of("Sample network", SALT))));
    }

    static Submission joining(int number) {
        return Submission.of(new Proposal(LEAD, joined(number)));
    }

    static Submission joining(List<Integer> numbers) {
        return Submission.of(numbers.stream()
                .map(number -> new Proposal(LEAD, joined(number)))
                .toList());
    }

    static BodyJoined joined(int number) {
        return new BodyJoined(
                body(number), Prose.of("Body " + number, String.format("%032x", number)), "district", "r01", "");
    }

    static BodyId body(int number) {
        return new BodyId("b" + number);
    }

    static HeadVerifier verifier() {
        return HeadVerifier.trusting(KEYS.getPublic());
    }

    static HeadSigner signer() {
        return signer(KEYS);
    }

    private static HeadSigner signer(KeyPair keys) {
        return new HeadSigner() {
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
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /// A signer that is the same in every process.
    static HeadSigner fixedSigner() {
        return signer(FIXED);
    }

    static HeadVerifier fixedVerifier() {
        return HeadVerifier.trusting(FIXED.getPublic());
    }

    private static KeyPair fixedKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
            seeded.setSeed(7);
            generator.initialize(255, seeded);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
