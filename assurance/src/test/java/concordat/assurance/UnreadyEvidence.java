package concordat.assurance;

import static concordat.assurance.World.prose;

import concordat.assurance.Unready.Scenario;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.EvidenceRequestClosed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RequestId;
import concordat.catalogue.Control;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks of evidence, of health checks and of people: how each comes to appear, and what makes it go away.
final class UnreadyEvidence {
    private UnreadyEvidence() {}

    static Stream<Scenario> all() {
        return Stream.of(documents(), own(), requests(), healthChecks(), findings(), people())
                .flatMap(s -> s);
    }

    private static Stream<Scenario> documents() {
        return Stream.of(
                new Scenario(Check.EVIDENCE_ENDS_SOON, "renew it", u -> u.days(40), u -> u.world.proveAll(u.at)),
                new Scenario(
                        Check.EVIDENCE_OVERUSED,
                        "attach what shows each",
                        UnreadyEvidence::oneForAll,
                        u -> Unready.many()
                                .forEach(c -> u.show(u.owner(), c.id(), EvidenceKind.RECORD, Strength.SIGNED))),
                new Scenario(Check.DIAGRAM_MISSING, "attach one", Unready::anew, UnreadyEvidence::draw),
                new Scenario(
                        Check.DIAGRAM_OLD, "attach one of how it is now", u -> u.days(200), UnreadyEvidence::draw));
    }

    private static void oneForAll(Unready u) {
        u.edition(Unready.many());
        u.world.done(
                u.owner(),
                new EvidenceAttached(
                        new EvidenceId("handbook"),
                        u.at,
                        Unready.many().stream().map(Control::id).collect(Collectors.toSet()),
                        EvidenceKind.RECORD,
                        Strength.SIGNED,
                        World.digest(1),
                        u.world.now,
                        prose("the handbook")));
    }

    private static void draw(Unready u) {
        u.show(u.officer(), Editions.FIRM, EvidenceKind.DIAGRAM, Strength.DECLARED);
    }

    private static Stream<Scenario> own() {
        return Stream.of(
                new Scenario(
                        Check.DECLARED_ONLY,
                        "have the owner sign it",
                        UnreadyEvidence::declares,
                        u -> u.show(u.owner(), Editions.DECLARED, EvidenceKind.RECORD, Strength.SIGNED)),
                new Scenario(
                        Check.DECLARED_ONLY,
                        "bring in what a machine says",
                        UnreadyEvidence::declares,
                        u -> u.show(Programme.COLLECTOR, Editions.DECLARED, EvidenceKind.RECORD, Strength.MACHINE)),
                new Scenario(
                        Check.DECLARED_ONLY,
                        "bring in what a tester says",
                        UnreadyEvidence::declares,
                        u -> u.show(World.ASSESSOR, Editions.DECLARED, EvidenceKind.RECORD, Strength.TESTED)));
    }

    /// A signed picture of something else makes nobody's word stronger.
    private static void declares(Unready u) {
        u.anew();
        u.answer(Editions.DECLARED, Answer.MET);
        u.show(u.officer(), Editions.DECLARED, EvidenceKind.RECORD, Strength.DECLARED);
        u.show(u.owner(), Editions.DECLARED, EvidenceKind.DIAGRAM, Strength.SIGNED);
    }

    private static Stream<Scenario> requests() {
        RequestId request = new RequestId("req-1");
        return Stream.of(new Scenario(
                Check.REQUEST_OPEN,
                "attach it and close the request",
                u -> u.world.done(
                        World.ASSESSOR,
                        new EvidenceRequested(
                                request,
                                u.at,
                                Editions.FIRM,
                                EvidenceKind.POLICY,
                                u.world.now.plus(Duration.ofDays(9)),
                                prose("show me"))),
                u -> {
                    EvidenceId policy =
                            u.world.evidence(u.owner(), u.at, Editions.FIRM, EvidenceKind.POLICY, Strength.SIGNED);
                    u.officers(new EvidenceRequestClosed(request, Optional.of(policy)));
                }));
    }

    private static Stream<Scenario> healthChecks() {
        return Stream.of(
                new Scenario(Check.HEALTH_CHECK_MISSING, "import its report", Unready::anew, u -> u.world.scan(u.at)),
                new Scenario(Check.HEALTH_CHECK_OLD, "have another made", u -> u.days(367), u -> u.world.scan(u.at)),
                new Scenario(
                        Check.HEALTH_CHECK_WITHOUT_CREDENTIALS,
                        "have it made with log-in rights",
                        UnreadyEvidence::fromOutside,
                        u -> u.world.scan(u.at)),
                new Scenario(
                        Check.HEALTH_CHECK_UNDECLARED,
                        "say who tested what",
                        u -> {
                            u.anew();
                            u.world.scan(u.at);
                        },
                        UnreadyEvidence::declaresTest),
                new Scenario(
                        Check.ESTATE_UNDECLARED,
                        "say what there is",
                        u -> {
                            u.anew();
                            u.world.scan(u.at);
                        },
                        UnreadyEvidence::declaresTest),
                new Scenario(
                        Check.HEALTH_CHECK_SCOPE_SHORT,
                        "have it tested",
                        u -> {
                            u.days(2);
                            u.world.declareHealthCheck(u.at, Set.of("mail.example"), 10);
                        },
                        u -> {
                            u.days(1);
                            declaresTest(u);
                        }),
                new Scenario(
                        Check.HEALTH_CHECK_SAMPLE_SHORT,
                        "agree a larger sample",
                        u -> {
                            u.days(2);
                            u.world.declareHealthCheck(u.at, Set.of("www." + u.at + ".example"), 5);
                        },
                        u -> {
                            u.days(1);
                            declaresTest(u);
                        }));
    }

    private static void declaresTest(Unready u) {
        u.world.declareHealthCheck(u.at, Set.of("www." + u.at + ".example"), 10);
    }

    private static void fromOutside(Unready u) {
        u.anew();
        u.world.done(
                World.ASSESSOR,
                new ReportImported(
                        new ReportId("outside"),
                        u.at,
                        World.digest(2),
                        "scanner",
                        u.world.now,
                        Strength.TESTED,
                        false,
                        World.digest(3),
                        Set.of(Editions.SCANNED),
                        List.of()));
    }

    private static Stream<Scenario> findings() {
        return Stream.of(
                new Scenario(
                        Check.FINDINGS_WITHOUT_ACTION,
                        "add an action to a plan",
                        UnreadyEvidence::found,
                        u -> u.action(u.plan(Editions.SCANNED, 60), Editions.SCANNED, 20)),
                new Scenario(
                        Check.FINDINGS_WITHOUT_ACTION,
                        "have the risk decided",
                        UnreadyEvidence::found,
                        u -> u.acceptsRisk(Editions.SCANNED, 90)),
                new Scenario(
                        Check.FINDINGS_WITHOUT_ACTION,
                        "add an action to a plan that has not ended",
                        u -> {
                            found(u);
                            PlanId over = u.plan(Editions.SCANNED, 60);
                            u.action(over, Editions.SCANNED, 20);
                            u.officers(new PlanEnded(over, prose("given up")));
                        },
                        u -> u.action(u.plan(Editions.SCANNED, 60), Editions.SCANNED, 20)));
    }

    private static void found(Unready u) {
        u.world.scan(u.at, World.breach(Editions.SCANNED, 3, u.world.now.plus(Duration.ofDays(30))));
    }

    private static Stream<Scenario> people() {
        return Stream.of(
                new Scenario(
                        Check.OWNER_MISSING,
                        "ask the Authority to name one",
                        u -> ends(u, u.owner(), Role.ACCOUNTABLE_OWNER),
                        u -> names(u, Unready.CHIEF, Role.ACCOUNTABLE_OWNER)),
                new Scenario(
                        Check.OWNER_IS_OFFICER,
                        "name another owner",
                        UnreadyEvidence::alone,
                        u -> names(u, Unready.CHIEF, Role.ACCOUNTABLE_OWNER)),
                new Scenario(
                        Check.OWNER_IS_OFFICER,
                        "name another officer",
                        UnreadyEvidence::alone,
                        u -> names(u, Unready.DEPUTY, Role.SECURITY_OFFICER)),
                new Scenario(
                        Check.OWNER_IS_OFFICER,
                        "name an officer where there is none",
                        u -> {
                            ends(u, u.officer(), Role.SECURITY_OFFICER);
                            ends(u, Unready.DEPUTY, Role.SECURITY_OFFICER);
                        },
                        u -> names(u, u.officer(), Role.SECURITY_OFFICER)),
                new Scenario(
                        Check.ONE_OFFICER,
                        "name a second",
                        u -> ends(u, Unready.DEPUTY, Role.SECURITY_OFFICER),
                        u -> u.world.done(
                                u.owner(),
                                new RoleGranted(Unready.CHIEF, Role.SECURITY_OFFICER, Optional.of(u.body())))));
    }

    private static void alone(Unready u) {
        ends(u, u.owner(), Role.ACCOUNTABLE_OWNER);
        ends(u, Unready.DEPUTY, Role.SECURITY_OFFICER);
        names(u, u.officer(), Role.ACCOUNTABLE_OWNER);
    }

    private static void names(Unready u, PersonId person, Role role) {
        u.world.done(World.LEAD, new RoleGranted(person, role, Optional.of(u.body())));
    }

    private static void ends(Unready u, PersonId person, Role role) {
        u.world.done(World.LEAD, new RoleEnded(person, role, Optional.of(u.body())));
    }
}
