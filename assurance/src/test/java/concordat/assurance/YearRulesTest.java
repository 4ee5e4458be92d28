package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.MeasureAct.ContinuityAccepted;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.ActionClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Dates, certificates and continuity: rules of a body's year, at random.
final class YearRulesTest {

    @Property(tries = 100)
    void moving_a_date_is_a_slip(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 400) Integer> dates) {
        Unready body = new Unready();
        ActionId action = body.action(body.plan(Editions.DEFERRABLE, 400), Editions.DEFERRABLE, 30);
        int slips = 0;
        LocalDate before = body.day(30);
        for (int date : dates) {
            LocalDate to = body.day(date);
            boolean moved = body.world
                    .attempt(body.officer(), new ActionMoved(action, to, prose("again")))
                    .allowed();
            assertThat(moved).isEqualTo(!to.equals(before));
            slips += to.isAfter(before) ? 1 : 0;
            before = to;
        }
        assertThat(body.world.programme.planned().action(action).orElseThrow().slips())
                .isEqualTo(slips);
    }

    /// Whoever was complete in time waits for the Authority at no cost of theirs, and whoever was not does not gain.
    @Property(tries = 60)
    void a_certificate_runs_on_only_for_a_submission_complete_28_days_before(
            @ForAll @IntRange(min = 1, max = 80) int before, @ForAll @IntRange(max = 60) int after) {
        Unready body = new Unready();
        SubmissionId first = new SubmissionId("pack-1");
        handIn(body, first);
        for (Part part : Part.values()) {
            body.world.done(World.ASSESSOR, new PartTaken(first, part));
            body.world.done(
                    World.ASSESSOR,
                    new PartAssessed(first, part, PartVerdict.MET, Confidence.HIGH, prose("looked at")));
        }
        body.world.done(World.ASSESSOR, new AssessmentConcluded(first, Outcome.FULL, prose("yes")));
        CertificateId id = new CertificateId("cert-1");
        Instant until = body.world.now.plus(Duration.ofDays(350));
        body.world.done(World.ASSESSOR, new CertificateIssued(id, first, body.at, Form.FULL, body.world.now, until));

        body.days(350 - before);
        body.world.makeReady(body.at);
        handIn(body, new SubmissionId("pack-2"));
        Instant signed = body.world.now;
        body.days(before + after);

        Certificate certificate =
                body.world.programme.certificates().certificate(id).orElseThrow();
        boolean inForce = body.world
                .programme
                .certificates()
                .inForce(body.at, body.world.now)
                .isPresent();
        assertThat(inForce).isEqualTo(before >= 28);
        Duration more = Duration.between(until, certificate.until());
        assertThat(more).isLessThanOrEqualTo(Duration.between(signed, body.world.now));
        assertThat(more.isZero()).isEqualTo(before < 28);
    }

    private static void handIn(Unready body, SubmissionId id) {
        String pack = PackDigest.of(body.world.programme, body.at, body.world.now);
        body.officers(new SubmissionMade(id, body.at, "model-1", pack));
        body.world.done(body.owner(), new SubmissionSigned(id, pack, prose("I have read it")));
    }

    /// A body that kept silent, so that nothing stands against a measure but the people it would leave unserved.
    @Property(tries = 80)
    void nothing_citizens_need_is_closed_without_a_tested_arrangement_that_its_service_accepts(
            @ForAll CitizenEffect effect,
            @ForAll boolean uses,
            @ForAll @IntRange(max = 600) int testedDaysAgo,
            @ForAll boolean accepted) {
        Unready body = new Unready();
        EnvironmentId at = body.at;
        ServiceId service = new ServiceId("benefits");
        serve(body, service, effect);
        if (uses) {
            agree(body, service);
        }
        body.world.scan(at, World.breach(Editions.SCANNED, 1, body.world.now));
        body.world.settle();
        CaseId about = body.world.caseOf(at, Editions.SCANNED);
        body.days(20);
        ArrangementId arrangement = new ArrangementId("arr-1");
        boolean arranged = body.world
                .attempt(
                        body.officer(),
                        new ContinuityArranged(
                                arrangement,
                                body.body(),
                                service,
                                body.day(-testedDaysAgo),
                                body.world.now.plus(Duration.ofDays(90)),
                                prose("by telephone")))
                .allowed();
        if (arranged && accepted) {
            body.world.done(World.officer(body.byley), new ContinuityAccepted(arrangement));
        }
        boolean closes = body.world.check(World.LEAD, suspension(body, about)).allowed();
        assertThat(arranged).isEqualTo(testedDaysAgo <= 365);
        assertThat(closes).isEqualTo(effect == CitizenEffect.NONE || !uses || (arranged && accepted));
    }

    /// Two programme leads close everything at once. What citizens need leaves the measure a day later unless its
    /// owner accepted, by then, how they are served meanwhile; nothing else does, and imposing it anew starts no
    /// other day.
    @Property(tries = 120)
    void in_an_emergency_what_citizens_need_leaves_the_measure_after_a_day_without_an_accepted_arrangement(
            @ForAll CitizenEffect effect,
            @ForAll boolean uses,
            @ForAll @IntRange(max = 60) int acceptedAfter,
            @ForAll @IntRange(max = 71) int looked,
            @ForAll boolean own,
            @ForAll boolean renewed) {
        Unready body = new Unready();
        World world = body.world;
        ServiceId service = new ServiceId("benefits");
        serve(body, service, effect);
        if (uses) {
            agree(body, service);
        }
        Instant begins = world.now;
        MeasureId id = new MeasureId("m-1");
        world.done(own ? body.owner() : World.LEAD, emergency(body, id));
        MeasureId second = new MeasureId("m-2");
        for (int hour = 0; hour <= looked; hour++) {
            world.waitUntil(begins.plus(Duration.ofHours(hour)));
            if (hour == acceptedAfter) {
                accepted(body, service);
            }
            if (hour == 20 && renewed && !own) {
                world.done(World.LEAD, emergency(body, second));
            }
        }
        boolean late = acceptedAfter > 24 || acceptedAfter > looked;
        boolean leaves = effect != CitizenEffect.NONE && uses && !own && looked >= 24 && late;
        for (Measure measure : world.programme.measuresInForce(body.body(), world.now)) {
            assertThat(world.programme.continuityOwed(measure, world.now).left(world.now))
                    .containsExactlyElementsOf(leaves ? List.of(new RouteId("pay")) : List.of());
        }
    }

    private static void accepted(Unready body, ServiceId service) {
        ArrangementId arrangement = new ArrangementId("arr-1");
        body.world.done(
                body.officer(),
                new ContinuityArranged(
                        arrangement,
                        body.body(),
                        service,
                        body.day(-10),
                        body.world.now.plus(Duration.ofDays(90)),
                        prose("by telephone")));
        body.world.done(World.officer(body.byley), new ContinuityAccepted(arrangement));
    }

    private static void agree(Unready body, ServiceId service) {
        body.world.done(
                World.LEAD,
                new AgreementMade(
                        new AgreementId("g-1"),
                        body.body(),
                        service,
                        prose("law"),
                        body.world.now.plus(Duration.ofDays(500))));
    }

    private static MeasureImposed emergency(Unready body, MeasureId id) {
        return new MeasureImposed(
                id,
                body.body(),
                MeasureKind.SUSPEND,
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                Optional.of(World.SECOND_LEAD),
                body.world.now.plus(Duration.ofDays(3)),
                Optional.empty(),
                Set.of(),
                prose("it spreads"),
                prose("when clean"));
    }

    private static void serve(Unready body, ServiceId service, CitizenEffect effect) {
        body.world.done(
                World.LEAD, new ServiceRegistered(service, new BodyId("byley"), prose("Benefits"), "benefits.x"));
        body.world.done(
                World.LEAD,
                new RouteDeclared(
                        new RouteId("pay"),
                        service,
                        Set.of("POST"),
                        "/pay",
                        Editions.OFFICIAL,
                        ActionClass.CHANGE,
                        effect,
                        false,
                        Set.of(),
                        Optional.empty()));
    }

    private static MeasureImposed suspension(Unready body, CaseId about) {
        return new MeasureImposed(
                new MeasureId("m-1"),
                body.body(),
                MeasureKind.SUSPEND,
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                Optional.empty(),
                body.world.now.plus(Duration.ofDays(60)),
                Optional.of(about),
                Set.of(Editions.SCANNED),
                prose("it fails"),
                prose("it holds"));
    }
}
