package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.ResidualRisk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may accept which risk, for how long, and with whom.
final class RightsTest {
    private final World world = new World(withRights(Editions.first(), Duration.ZERO));
    private final EnvironmentId ashby = world.body("ashby");
    private final EnvironmentId byley = world.body("byley");

    private static Edition withRights(Edition edition, Duration shadow) {
        return Editions.governed(
                edition,
                List.of(
                        right(ResidualRisk.LOW, Editions.OFFICIAL, 90, "security-officer"),
                        right(ResidualRisk.MODERATE, Editions.OFFICIAL, 60, "accountable-owner"),
                        right(ResidualRisk.MODERATE, Editions.SENSITIVE, 30, "accountable-owner", "data-owner"),
                        right(ResidualRisk.HIGH, Editions.OFFICIAL, 20, "accountable-owner", "authority"),
                        right(ResidualRisk.HIGH, Editions.SENSITIVE, 10, "security-officer")),
                List.of(),
                shadow);
    }

    private static DecisionRight right(ResidualRisk residual, String handling, int days, String... approvers) {
        return new DecisionRight(residual, handling, Set.of(approvers), Duration.ofDays(days));
    }

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private RiskAccepted asked(ResidualRisk residual, String handling, int days) {
        return asked(World.officer(ashby), residual, handling, days);
    }

    private RiskAccepted asked(PersonId requester, ResidualRisk residual, String handling, int days) {
        RiskId id = new RiskId(world.id("risk"));
        Instant until = world.now.plus(Duration.ofDays(days));
        String facts = FactsDigest.of(world.programme, ashby, Editions.FIRM);
        world.done(
                requester,
                new RiskRequested(
                        id,
                        ashby,
                        Editions.FIRM,
                        residual,
                        Set.of(handling),
                        until,
                        facts,
                        Optional.empty(),
                        prose("why"),
                        prose("where")));
        return new RiskAccepted(id, ashby, Editions.FIRM, requester, Set.of(handling), prose("known"), until, facts);
    }

    @Test
    void nobody_accepts_what_nobody_asked_for() {
        RiskAccepted accepted = new RiskAccepted(
                new RiskId("risk-x"),
                ashby,
                Editions.FIRM,
                World.officer(ashby),
                Set.of(Editions.OFFICIAL),
                prose("known"),
                world.now.plus(Duration.ofDays(5)),
                World.digest(1));
        refuses(Fault.RISK_LACKS_REQUEST, World.owner(ashby), accepted);
    }

    @Test
    void the_table_says_who_and_for_how_long() {
        RiskAccepted low = asked(ResidualRisk.LOW, Editions.OFFICIAL, 90);
        refuses(Fault.OWN_REQUEST, World.officer(ashby), low);
        world.done(World.owner(ashby), low);
        refuses(Fault.RISK_BEYOND_LIMIT, World.owner(ashby), asked(ResidualRisk.MODERATE, Editions.OFFICIAL, 61));
        refuses(Fault.RISK_BEYOND_LIMIT, World.owner(ashby), asked(ResidualRisk.VERY_HIGH, Editions.OFFICIAL, 1));
        RiskAccepted moderate = asked(ResidualRisk.MODERATE, Editions.OFFICIAL, 60);
        refuses(Fault.ROLE_LACKING, World.LEAD, moderate);
        world.done(World.owner(ashby), moderate);
    }

    @Test
    void a_control_by_its_former_name_is_under_the_same_table() {
        List<Control> renamed = Editions.controls().stream()
                .map(c -> c.id().equals(Editions.FIRM) ? Editions.renamed(c, new ControlId("ACC-91")) : c)
                .toList();
        Edition next = Editions.edition("model-2", LocalDate.of(2026, 2, 1), Duration.ZERO, Editions.CEILING, renamed);
        world.done(World.LEAD, new EditionIssued(withRights(next, Duration.ZERO)));
        world.wait(Duration.ofDays(40));
        refuses(Fault.RISK_NOT_SHARED, World.owner(ashby), asked(ResidualRisk.HIGH, Editions.OFFICIAL, 20));
        refuses(Fault.RISK_BEYOND_LIMIT, World.owner(ashby), asked(ResidualRisk.MODERATE, Editions.OFFICIAL, 61));
    }

    @Test
    void what_does_not_rest_on_the_control_yet_is_under_the_same_table() {
        RiskAccepted early = asked(ResidualRisk.LOW, Editions.PUBLIC, 20);
        refuses(Fault.RISK_BEYOND_LIMIT, World.owner(ashby), early);
    }

    @Test
    void a_security_officer_who_must_agree_asks_or_accepts() {
        PersonId second = new PersonId("second-owner");
        world.done(World.LEAD, new RoleGranted(second, Role.ACCOUNTABLE_OWNER, Optional.of(new BodyId("ashby"))));
        refuses(Fault.ROLE_LACKING, World.owner(ashby), asked(second, ResidualRisk.HIGH, Editions.SENSITIVE, 10));
        world.done(World.owner(ashby), asked(ResidualRisk.HIGH, Editions.SENSITIVE, 10));
    }

    @Test
    void an_edition_without_a_table_leaves_a_risk_to_the_accountable_owner() {
        World plain = new World();
        EnvironmentId cobham = plain.body("cobham");
        RiskAccepted accepted = new RiskAccepted(
                new RiskId("risk-p"),
                cobham,
                Editions.FIRM,
                World.owner(cobham),
                Set.of(Editions.OFFICIAL),
                prose("known"),
                plain.now.plus(Duration.ofDays(5)),
                World.digest(1));
        assertThat(plain.check(World.officer(cobham), accepted))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(Fault.ROLE_LACKING);
    }

    @Test
    void a_high_risk_waits_for_the_authority() {
        RiskAccepted high = asked(ResidualRisk.HIGH, Editions.OFFICIAL, 20);
        refuses(Fault.RISK_NOT_SHARED, World.owner(ashby), high);
        refuses(Fault.ROLE_LACKING, World.owner(ashby), new RiskShared(high.risk(), Optional.empty()));
        world.done(World.ASSESSOR, new RiskShared(high.risk(), Optional.empty()));
        world.done(World.owner(ashby), high);
    }

    @Test
    void whoever_owns_the_data_has_to_agree() {
        ServiceId service = new ServiceId("benefits");
        BodyId owner = new BodyId("byley");
        world.done(World.LEAD, new ServiceRegistered(service, owner, prose("Benefits"), "benefits.x"));
        world.done(
                World.LEAD,
                new RouteDeclared(
                        new RouteId("claims"),
                        service,
                        Set.of("GET"),
                        "/claims",
                        Editions.SENSITIVE,
                        ActionClass.VIEW,
                        CitizenEffect.NONE,
                        false,
                        Set.of(),
                        Optional.empty()));
        world.done(
                World.LEAD,
                new AgreementMade(
                        new AgreementId("g-1"),
                        new BodyId("ashby"),
                        service,
                        prose("law"),
                        world.now.plus(Duration.ofDays(300))));
        RiskAccepted shared = asked(ResidualRisk.MODERATE, Editions.SENSITIVE, 30);
        refuses(Fault.RISK_NOT_SHARED, World.owner(ashby), shared);
        world.done(World.officer(byley), new RiskShared(shared.risk(), Optional.of(owner)));
        world.done(World.owner(ashby), shared);
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.ACCEPTED);
    }

    @Test
    void a_new_network_is_in_shadow_first_and_a_later_edition_is_shown_as_long() {
        World shadowed = new World(withRights(Editions.first(), Duration.ofDays(30)));
        Instant ends = Instant.parse("2026-01-31T00:00:00Z");
        assertThat(shadowed.programme.shadowEnds(shadowed.now)).contains(ends);
        assertThat(shadowed.programme.shadowEnds(ends)).isEmpty();
        Edition next = withRights(
                Editions.edition(
                        "model-2",
                        LocalDate.of(2026, 6, 1),
                        Duration.ofDays(29),
                        Editions.CEILING,
                        Editions.controls()),
                Duration.ofDays(30));
        assertThat(shadowed.check(World.LEAD, new EditionIssued(next)))
                .extracting("fault")
                .isEqualTo(Fault.TRANSITION_TOO_SHORT);
    }
}
