package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.CertificateWithdrawn;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.act.SubmissionAct.SubmissionWithdrawn;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.certificate.EndingCertificate;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is warned that a certificate ends, and when.
final class CertificateWarningsTest {

    private static final CertificateId FIRST = new CertificateId("cert-1");
    private static final SubmissionId RENEWAL = new SubmissionId("pack-2");

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private Instant end = Instant.EPOCH;

    @BeforeEach
    void give() {
        assessed(new SubmissionId("pack-1"), FIRST, 360);
        end = first().until();
    }

    private void assessed(SubmissionId pack, CertificateId certificate, int days) {
        handIn(pack);
        assess(pack);
        world.proveAll(ashby);
        world.done(
                World.ASSESSOR,
                new CertificateIssued(
                        certificate, pack, ashby, Form.FULL, world.now, world.now.plus(Duration.ofDays(days))));
    }

    private void handIn(SubmissionId id) {
        made(id);
        world.done(World.owner(ashby), new SubmissionSigned(id, pack(), prose("I have read it")));
    }

    private void made(SubmissionId id) {
        world.makeReady(ashby);
        world.done(World.officer(ashby), new SubmissionMade(id, ashby, "model-1", pack()));
    }

    private String pack() {
        return PackDigest.of(world.programme, ashby, world.now);
    }

    private void assess(SubmissionId pack) {
        for (Part part : Part.values()) {
            world.done(World.ASSESSOR, new PartTaken(pack, part));
            world.done(
                    World.ASSESSOR, new PartAssessed(pack, part, PartVerdict.MET, Confidence.HIGH, prose("looked at")));
        }
        world.done(World.ASSESSOR, new AssessmentConcluded(pack, Outcome.FULL, prose("yes")));
    }

    private Certificate first() {
        return world.programme.certificates().certificate(FIRST).orElseThrow();
    }

    private List<EndingCertificate> warnings(Instant at) {
        return world.programme.certificates().warnings(world.programme.submissions(), at);
    }

    private Instant before(int days) {
        return end.minus(Duration.ofDays(days));
    }

    @Test
    void a_body_is_warned_ninety_sixty_and_thirty_days_before_the_end_and_not_afterwards() {
        assertThat(warnings(before(90).minusNanos(1_000))).isEmpty();
        assertThat(warnings(before(90))).extracting(EndingCertificate::days).containsExactly(90);
        assertThat(warnings(before(61))).extracting(EndingCertificate::days).containsExactly(90);
        assertThat(warnings(before(60))).extracting(EndingCertificate::days).containsExactly(60);
        assertThat(warnings(before(30))).extracting(EndingCertificate::days).containsExactly(30);
        assertThat(warnings(end.minusNanos(1_000)))
                .extracting(EndingCertificate::days)
                .containsExactly(30);
        assertThat(warnings(end)).isEmpty();
    }

    @Test
    void the_warning_says_by_when_a_pack_must_be_complete() {
        EndingCertificate warned = warnings(before(30)).getFirst();

        assertThat(warned.packBy()).isEqualTo(before(28));
        assertThat(warned.late(before(28))).isFalse();
        assertThat(warned.late(before(28).plusSeconds(1))).isTrue();
    }

    @Test
    void a_complete_renewal_ends_the_warning_and_one_made_but_not_signed_does_not() {
        world.waitUntil(before(50));
        made(RENEWAL);
        assertThat(warnings(world.now)).hasSize(1);

        world.done(World.owner(ashby), new SubmissionSigned(RENEWAL, pack(), prose("I have read it")));
        assertThat(warnings(world.now)).isEmpty();
    }

    @Test
    void a_renewal_that_is_taken_back_brings_the_warning_back() {
        world.waitUntil(before(50));
        handIn(RENEWAL);
        world.done(World.officer(ashby), new SubmissionWithdrawn(RENEWAL, prose("not yet")));

        assertThat(warnings(world.now)).extracting(EndingCertificate::days).containsExactly(60);
    }

    @Test
    void who_holds_a_later_certificate_is_not_warned_about_the_earlier_one() {
        world.waitUntil(before(50));
        assessed(RENEWAL, new CertificateId("cert-2"), 360);

        assertThat(warnings(before(20))).isEmpty();
        assertThat(first().state(before(20))).isEqualTo(Certificate.State.IN_FORCE);
    }

    @Test
    void nobody_is_warned_of_the_end_of_what_was_withdrawn() {
        world.waitUntil(before(50));
        world.done(World.LEAD, new CertificateWithdrawn(FIRST, prose("it was given in error")));

        assertThat(warnings(world.now)).isEmpty();
        assertThat(first().acts().positions()).hasSize(2).isSorted();
        assertThat(first().acts().latest()).isEqualTo(first().acts().withdrawn().orElseThrow());
    }
}
