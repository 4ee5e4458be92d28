package concordat.store.acts;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.CrosswalkAct;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.PartAct;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.Split;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.act.WorkloadRetired;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.GatewayId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.WorkloadId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One act of every kind, as a small ledger in which each stands at its place. What golden files are made from; an
/// act here is never changed once its kind has been released.
final class SampleActs {

    static final BodyId BODY = new BodyId("b-0042");

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e-0042-main");
    private static final EnvironmentId PROVIDER = new EnvironmentId("e-0007-shared");
    private static final ControlId CONTROL = new ControlId("VUL-03");
    private static final ControlId OTHER = new ControlId("ACC-01");
    private static final ServiceId SERVICE = new ServiceId("benefits");
    private static final RouteId ROUTE = new RouteId("benefits.claims");
    private static final AgreementId AGREEMENT = new AgreementId("a-1");
    private static final CaseId CASE = new CaseId("c-9");
    private static final ReportId REPORT = new ReportId("r-3");
    private static final PersonId OFFICER = new PersonId("p-officer");
    private static final Instant UNTIL = Instant.parse("2027-03-31T23:59:59.999999Z");
    private static final String DIGEST = "5e".repeat(32);

    private SampleActs() {}

    /// Salted with its own length: nothing here is secret.
    static Prose prose(String text) {
        return Prose.of(text, "%032x".formatted(text.length()));
    }

    /// Kinds that came after the others; a new one is added at the end.
    private static final List<Class<?>> LATER = List.of(
            MeasureAct.WorkforceStated.class,
            MeasureAct.ProposalDeclined.class,
            CrosswalkAct.CodePublished.class,
            CrosswalkAct.CodeRevised.class,
            CrosswalkAct.CrosswalkPublished.class,
            CrosswalkAct.CrosswalkRevised.class,
            CrosswalkAct.CrosswalkRetired.class,
            MappingAct.MappingSaved.class,
            MappingAct.MappingRemoved.class,
            RatingAct.VulnerabilityCatalogueHeld.class,
            RatingAct.FindingsJudgedAnew.class,
            RatingAct.RatingAdjusted.class,
            RatingAct.AdjustmentEnded.class,
            OpeningAct.FindingsOpened.class,
            AssetAct.AssetsParted.class,
            AssetAct.PartingTakenBack.class,
            HealthCheckAct.EstateDeclared.class,
            HealthCheckAct.HealthCheckCommissioned.class,
            HealthCheckAct.HealthCheckDeclared.class,
            HealthCheckAct.HealthCheckWithdrawn.class,
            HealthCheckAct.FindingsLinked.class,
            HealthCheckAct.FindingsUnlinked.class,
            PlanAct.ActionScoped.class,
            AssetAct.AssetsJoined.class,
            AssetAct.JoiningTakenBack.class);

    /// Those made by hand first; a new kind comes last, so that every other keeps its place and its golden file.
    static List<Act> all() {
        Stream<Class<?>> first = Kinds.all(PartAct.class).stream().filter(k -> !LATER.contains(k));
        return Stream.concat(
                        byHand().stream(), Stream.concat(first, LATER.stream()).map(MadeUp::act))
                .toList();
    }

    private static List<Act> byHand() {
        return List.of(
                new NetworkFounded(prose("The Example Network")),
                new EditionIssued(SampleEdition.edition()),
                new BodyJoined(BODY, prose("Caf\u00e9-on-Sea \ud83c\udf0a"), "district-council", "r01", ""),
                new EnvironmentDeclared(ENVIRONMENT, BODY, prose("Town hall")),
                new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)),
                new RoleEnded(OFFICER, Role.ASSESSOR, Optional.empty()),
                new RelianceAgreed(ENVIRONMENT, PROVIDER, CONTROL, Split.SHARED, prose("Own laptops"), UNTIL),
                new RelianceEnded(ENVIRONMENT, PROVIDER, CONTROL),
                new AnswerGiven(ENVIRONMENT, CONTROL, Answer.PARTLY_MET, prose("All but two servers")),
                new EvidenceAttached(
                        new EvidenceId("ev-1"),
                        ENVIRONMENT,
                        Set.of(CONTROL, OTHER),
                        EvidenceKind.HEALTH_CHECK,
                        Strength.TESTED,
                        DIGEST,
                        Instant.parse("2026-05-01T09:00:00Z"),
                        prose("Health check 2026")),
                new EvidenceWithdrawn(new EvidenceId("ev-1"), prose("Wrong site")),
                imported(),
                new ReportWithdrawn(REPORT, ENVIRONMENT, prose("Scanned another network"), List.of()),
                new CaseOpened(CASE, ENVIRONMENT, CONTROL, Instant.parse("2026-06-08T00:00:00Z")),
                new NoticeServed(
                        CASE,
                        Role.SECURITY_OFFICER,
                        Instant.parse("2026-06-19T16:00:00Z"),
                        Instant.parse("2026-06-22T16:00:00.000001Z"),
                        Set.of(ROUTE, new RouteId("benefits.awards"))),
                new ReplyMade(CASE, ReplyKind.MORE_TIME, prose("Supplier is late")),
                new Adjudicated(CASE, true, prose("A first request, and dated")),
                new CaseClosed(CASE, prose("Closed by a clean scan")),
                new RiskAccepted(
                        new RiskId("risk-5"),
                        ENVIRONMENT,
                        CONTROL,
                        OFFICER,
                        Set.of("public", "official"),
                        prose("Kiosk, no data"),
                        UNTIL,
                        DIGEST),
                new RiskEnded(new RiskId("risk-5"), prose("Kiosk removed")),
                new PlanAgreed(new PlanId("pl-2"), ENVIRONMENT, Set.of(OTHER), UNTIL, prose("Dated and paid for")),
                new PlanEnded(new PlanId("pl-2"), prose("Done")),
                imposed(),
                new MeasureLifted(new MeasureId("m-1"), prose("Exit criteria met")),
                new ServiceRegistered(SERVICE, new BodyId("b-0001"), prose("Benefits"), "benefits.example"),
                route(),
                new RouteRetired(ROUTE),
                new AgreementMade(AGREEMENT, BODY, SERVICE, prose("Section 1"), UNTIL),
                new AgreementEnded(AGREEMENT, prose("Not used")),
                new WorkloadRegistered(new WorkloadId("w-1"), ENVIRONMENT, AGREEMENT, DIGEST),
                new WorkloadRetired(new WorkloadId("w-1")),
                new GatewayRegistered(new GatewayId("gw-1"), DIGEST),
                new GatewayRetired(new GatewayId("gw-1")));
    }

    private static Act imported() {
        return new ReportImported(
                REPORT,
                ENVIRONMENT,
                DIGEST,
                "nessus",
                Instant.parse("2026-06-01T03:04:05.678Z"),
                Strength.MACHINE,
                true,
                "ab".repeat(32),
                Set.of(CONTROL),
                List.of(
                        new Breach(CONTROL, DIGEST, 12, Instant.parse("2026-06-08T00:00:00Z"), Optional.empty()),
                        new Breach(
                                OTHER,
                                "cd".repeat(32),
                                1,
                                Instant.parse("2026-06-15T00:00:00Z"),
                                Optional.of(Instant.parse("2026-06-01T00:00:00Z")))));
    }

    private static Act imposed() {
        return new MeasureImposed(
                new MeasureId("m-1"),
                BODY,
                MeasureKind.RESTRICT,
                Set.of("official"),
                Set.of(Tier.UNKNOWN, Tier.BROWSER, Tier.CONTAINED),
                Set.of(),
                true,
                Optional.of(new PersonId("p-second")),
                UNTIL,
                Optional.of(new CaseId("case-1")),
                Set.of(CONTROL),
                prose("Ransomware seen"),
                prose("Clean rebuild shown"));
    }

    private static Act route() {
        return new RouteDeclared(
                ROUTE,
                SERVICE,
                Set.of("POST", "GET"),
                "/claims/{claim}/**",
                "official",
                ActionClass.CHANGE,
                CitizenEffect.PAYMENT,
                false,
                Set.of(OTHER),
                Optional.of(Duration.ofMinutes(45)));
    }

    /// @return the acts as they would stand in a ledger, a second apart
    static List<WrittenAct> written() {
        ConcernedBodies bodies = new ConcernedBodies();
        List<Act> acts = all();
        Instant first = Instant.parse("2026-06-01T08:00:00.000123Z");
        return IntStream.range(0, acts.size())
                .mapToObj(i -> new WrittenAct(
                        new Entry(
                                new NetworkId("example"), i, first.plusSeconds(i), new PersonId("p-lead"), acts.get(i)),
                        bodies.learn(acts.get(i))))
                .toList();
    }
}
