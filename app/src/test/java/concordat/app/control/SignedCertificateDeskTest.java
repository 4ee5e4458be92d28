package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CertificateAct.CertificateExtended;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.CertificateWithdrawn;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.feed.Ed25519Key;
import concordat.intake.edition.Editions;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.HeadVerifier;
import concordat.ledger.KeyId;
import concordat.ledger.NodeId;
import concordat.ledger.SignedHead;
import concordat.ledger.certificate.CertificateCheck;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.CertificateVerdict;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.State;
import concordat.store.LedgerState;
import concordat.store.acts.ActCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the control plane signs is what the offline verifier takes: acts, their bytes, proofs, names and states.
final class SignedCertificateDeskTest {

    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final BodyId BODY = new BodyId("b1");
    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");
    private static final CertificateId CERTIFICATE = new CertificateId("cert-1");
    private static final Instant FROM = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(360));
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Ed25519Key key = Ed25519Key.generate(new SecureRandom());
    private final ActCodec codec = new ActCodec();
    private final List<byte[]> kept = new ArrayList<>();
    private final Map<NodeId, byte[]> nodes = new HashMap<>();
    private Frontier tree = Frontier.EMPTY;
    private Programme programme = Programme.empty(NETWORK);
    private Instant now = FROM;

    private void done(Act act) {
        Entry entry = new Entry(NETWORK, kept.size(), now, LEAD, act);
        byte[] bytes = codec.bytes(entry, concerns(act) ? Optional.of(BODY) : Optional.empty());
        kept.add(bytes);
        tree = tree.append(Hash.leaf(bytes), (id, hash) -> nodes.put(id, hash.bytes()));
        programme = programme.with(entry);
    }

    private static boolean concerns(Act act) {
        return !(act instanceof NetworkFounded) && !(act instanceof EditionIssued);
    }

    private void given() {
        done(new NetworkFounded(prose("Sample network")));
        done(new EditionIssued(Editions.modelCode()));
        done(new BodyJoined(BODY, prose("Tesk Council"), "district", "r01", ""));
        done(new EnvironmentDeclared(ENVIRONMENT, BODY, prose("Main site")));
        done(new SubmissionMade(
                new SubmissionId("pack-1"), ENVIRONMENT, Editions.modelCode().id(), "0".repeat(64)));
        done(new CertificateIssued(
                CERTIFICATE, new SubmissionId("pack-1"), ENVIRONMENT, Form.CONDITIONAL, FROM, UNTIL));
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private byte[] spki() {
        byte[] raw = key.publicKey().bytes();
        byte[] spki = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI.length, raw.length);
        return spki;
    }

    private HeadSigner signer() {
        return new HeadSigner() {
            @Override
            public String keyId() {
                return KeyId.of(spki());
            }

            @Override
            public byte[] sign(byte[] message) {
                return key.sign(message);
            }
        };
    }

    private SignedCertificateDesk desk(Optional<SignedHead> head) {
        return new SignedCertificateDesk(
                () -> new LedgerState(programme, tree, head, now),
                position -> Optional.of(kept.get(Math.toIntExact(position))),
                (level, index) -> Objects.requireNonNull(nodes.get(new NodeId(level, index))),
                signer(),
                () -> "Sample network",
                () -> now);
    }

    private SignedHead head() {
        return SignedHead.sign(NETWORK.value(), tree, ChronoUnit.MICROS.between(Instant.EPOCH, now), signer());
    }

    private CertificateFile verified(Optional<byte[]> file) {
        CertificateVerdict verdict = CertificateCheck.verify(
                file.orElseThrow(), HeadVerifier.trusting(HeadVerifier.key(spki())), Optional.of("sample"));
        assertThat(verdict).isInstanceOf(CertificateVerdict.Genuine.class);
        return ((CertificateVerdict.Genuine) verdict).file();
    }

    @Test
    void file_and_page_of_a_certificate_verify_and_say_what_was_certified() {
        given();
        now = now.plus(Duration.ofDays(10));

        CertificateFile file = verified(desk(Optional.of(head())).file(CERTIFICATE));

        Certified says = file.certified();
        assertThat(says)
                .isEqualTo(new Certified(
                        "sample",
                        "Sample network",
                        "cert-1",
                        "b1",
                        "Tesk Council",
                        "e1",
                        "Main site",
                        Editions.modelCode().id(),
                        Editions.modelCode().title(),
                        Certified.Form.CONDITIONAL,
                        FROM,
                        UNTIL,
                        0,
                        State.IN_FORCE,
                        now));
        assertThat(verified(desk(Optional.of(head())).page(CERTIFICATE))).isEqualTo(file);
    }

    @Test
    void extension_expiry_and_withdrawal_verify_as_what_they_are() {
        given();
        now = UNTIL;
        done(new CertificateExtended(CERTIFICATE, new SubmissionId("pack-2"), 3, UNTIL.plus(Duration.ofDays(3))));
        done(new CertificateExtended(CERTIFICATE, new SubmissionId("pack-2"), 9, UNTIL.plus(Duration.ofDays(9))));
        CertificateFile extended = verified(desk(Optional.of(head())).file(CERTIFICATE));
        now = UNTIL.plus(Duration.ofDays(9));
        CertificateFile expired = verified(desk(Optional.of(head())).file(CERTIFICATE));
        done(new CertificateWithdrawn(CERTIFICATE, prose("given in error")));
        CertificateFile withdrawn = verified(desk(Optional.of(head())).file(CERTIFICATE));

        assertThat(extended.certified().extensionDays()).isEqualTo(9);
        assertThat(extended.acts()).extracting(a -> a.act().position()).containsExactly(5L, 7L);
        assertThat(extended.certified().state()).isEqualTo(State.IN_FORCE);
        assertThat(expired.certified().state()).isEqualTo(State.EXPIRED);
        assertThat(withdrawn.certified().state()).isEqualTo(State.WITHDRAWN);
        assertThat(new String(withdrawn.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("given in error");
    }

    @Test
    void nothing_is_signed_before_a_head_covers_the_newest_act_about_it() {
        given();
        SignedHead before = head();
        done(new CertificateWithdrawn(CERTIFICATE, prose("given in error")));

        assertThat(desk(Optional.empty()).file(CERTIFICATE)).isEmpty();
        assertThat(desk(Optional.of(before)).file(CERTIFICATE)).isEmpty();
        assertThat(desk(Optional.of(head())).file(CERTIFICATE)).isPresent();
    }
}
