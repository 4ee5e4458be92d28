package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.risk.RiskDecision;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.ResidualRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Past the ceiling the Authority and the data owner must both agree, for as long as the table of decision rights
/// allows, and only for the routes of those who agreed.
final class PastCeilingRulesTest {
    private static final ControlId WAITS = Editions.DEFERRABLE;
    private static final BodyId BYLEY = new BodyId("byley");
    private static final BodyId CORBY = new BodyId("corby");
    private static final int LIMIT = 60;

    private World world = new World();
    private EnvironmentId ashby = new EnvironmentId("ashby");

    @BeforeTry
    @BeforeEach
    void begin() {
        world = new World(Editions.governed(
                Editions.first(),
                List.of(
                        new DecisionRight(
                                ResidualRisk.MODERATE,
                                Editions.OFFICIAL,
                                Set.of("accountable-owner"),
                                Duration.ofDays(LIMIT)),
                        new DecisionRight(
                                ResidualRisk.MODERATE,
                                Editions.PERSONAL,
                                Set.of("accountable-owner"),
                                Duration.ofDays(LIMIT))),
                List.of(),
                Duration.ZERO));
        ashby = world.body("ashby");
        uses(serves(world.body("byley")));
        uses(serves(world.body("corby")));
    }

    private ServiceId serves(EnvironmentId owner) {
        ServiceId service = new ServiceId("service-" + owner);
        world.done(
                World.LEAD,
                new ServiceRegistered(service, new BodyId(owner.value()), prose("Records"), owner + ".example"));
        world.done(
                World.LEAD,
                new RouteDeclared(
                        new RouteId("route-" + owner),
                        service,
                        Set.of("GET"),
                        "/",
                        Editions.OFFICIAL,
                        ActionClass.VIEW,
                        CitizenEffect.NONE,
                        false,
                        Set.of(),
                        Optional.empty()));
        return service;
    }

    private void uses(ServiceId service) {
        world.done(
                World.LEAD,
                new AgreementMade(
                        new AgreementId(world.id("g")),
                        new BodyId("ashby"),
                        service,
                        prose("law"),
                        world.now.plus(Duration.ofDays(2000))));
    }

    private RiskAccepted asked(int days) {
        RiskId id = new RiskId(world.id("risk"));
        Instant until = world.now.plus(Duration.ofDays(days));
        String facts = FactsDigest.of(world.programme, ashby, WAITS);
        world.done(
                World.officer(ashby),
                new RiskRequested(
                        id,
                        ashby,
                        WAITS,
                        ResidualRisk.MODERATE,
                        Set.of(Editions.OFFICIAL),
                        until,
                        facts,
                        Optional.empty(),
                        prose("why"),
                        prose("where")));
        return new RiskAccepted(
                id, ashby, WAITS, World.officer(ashby), Set.of(Editions.OFFICIAL), prose("known"), until, facts);
    }

    private void shares(RiskAccepted asked, BodyId owner) {
        world.done(World.officer(new EnvironmentId(owner.value())), new RiskShared(asked.risk(), Optional.of(owner)));
    }

    private void authorityShares(RiskAccepted asked) {
        world.done(World.ASSESSOR, new RiskShared(asked.risk(), Optional.empty()));
    }

    /// Held by a plan until the ceiling is that many days ahead.
    private void nearCeiling(int days) {
        Instant ceiling = world.now.plus(Editions.CEILING);
        world.done(
                World.ASSESSOR,
                new PlanAgreed(new PlanId(world.id("plan")), ashby, Set.of(WAITS), ceiling, prose("credible")));
        world.waitUntil(ceiling.minus(Duration.ofDays(days)));
    }

    private Set<BodyId> heldFor() {
        ControlStanding standing = world.standing(ashby, WAITS);
        if (standing instanceof ControlStanding.Accepted accepted
                && standing.reason() == StandingReason.CEILING_AGREED) {
            return accepted.only().getOrDefault(Editions.OFFICIAL, Set.of());
        }
        return standing.holds(Editions.OFFICIAL) ? Set.of(BYLEY, CORBY) : Set.of();
    }

    private boolean warned() {
        return world.programme.casesOf(ashby).stream()
                .anyMatch(c -> c.open() && c.control().equals(WAITS));
    }

    @Test
    void a_decision_by_one_of_them_is_refused_and_says_who_is_lacking() {
        nearCeiling(10);
        RiskAccepted asked = asked(30);
        Verdict neither = world.check(World.owner(ashby), asked);
        assertThat(neither).extracting("fault").isEqualTo(Fault.CEILING_NOT_AGREED);
        assertThat(((Verdict.Refused) neither).legalMoves())
                .containsExactly(
                        "risk-shared by the Authority",
                        "risk-shared by [byley, corby]",
                        "until " + world.now.plus(Duration.ofDays(10)));
        authorityShares(asked);
        assertThat(world.check(World.owner(ashby), asked)).extracting("fault").isEqualTo(Fault.CEILING_NOT_AGREED);
        RiskAccepted other = asked(30);
        shares(other, BYLEY);
        assertThat(world.check(World.owner(ashby), other)).extracting("fault").isEqualTo(Fault.CEILING_NOT_AGREED);
        authorityShares(other);
        world.done(World.owner(ashby), other);
    }

    @Test
    void both_agreeing_carries_access_on_until_its_date_for_the_routes_of_those_who_agreed() {
        nearCeiling(10);
        RiskAccepted asked = asked(50);
        authorityShares(asked);
        shares(asked, BYLEY);
        world.done(World.owner(ashby), asked);
        assertThat(heldFor()).containsExactlyInAnyOrder(BYLEY, CORBY);
        world.wait(Duration.ofDays(10));
        assertThat(heldFor()).containsExactly(BYLEY);
        world.waitUntil(asked.until().minusSeconds(1));
        assertThat(heldFor()).containsExactly(BYLEY);
        world.waitUntil(asked.until());
        assertThat(heldFor()).isEmpty();
        assertThat(world.standing(ashby, WAITS).reason()).isEqualTo(StandingReason.CEILING_REACHED);
    }

    @Test
    void the_table_limits_what_both_may_agree_to() {
        nearCeiling(10);
        RiskAccepted asked = asked(LIMIT + 1);
        authorityShares(asked);
        shares(asked, BYLEY);
        assertThat(world.check(World.owner(ashby), asked)).extracting("fault").isEqualTo(Fault.RISK_BEYOND_LIMIT);
    }

    /// Fourteen days before anything ends, and not before what will go on.
    @Test
    void the_warning_comes_before_what_was_agreed_ends_and_not_before_the_ceiling() {
        nearCeiling(30);
        RiskAccepted asked = asked(60);
        authorityShares(asked);
        shares(asked, BYLEY);
        shares(asked, CORBY);
        world.done(World.owner(ashby), asked);
        world.waitUntil(asked.until().minus(Duration.ofDays(14)).minusSeconds(1));
        assertThat(warned()).isFalse();
        world.waitUntil(asked.until().minus(Duration.ofDays(14)));
        assertThat(warned()).isTrue();
        assertThat(world.programme
                        .caseOf(world.caseOf(ashby, WAITS))
                        .orElseThrow()
                        .breachedAt())
                .isEqualTo(asked.until());
    }

    @Test
    void whoever_did_not_agree_is_warned_of_and_the_case_stays_until_it_is_proved() {
        nearCeiling(30);
        RiskAccepted asked = asked(60);
        authorityShares(asked);
        shares(asked, BYLEY);
        world.done(World.owner(ashby), asked);
        world.wait(Duration.ofDays(16));
        assertThat(warned()).isTrue();
        world.wait(Duration.ofDays(20));
        assertThat(heldFor()).containsExactly(BYLEY);
        assertThat(warned()).isTrue();
        world.proveAll(ashby);
        world.settle();
        assertThat(warned()).isFalse();
    }

    /// A new agreement reaches data of an owner who never agreed.
    @Test
    void a_new_data_owner_is_asked_too() {
        EnvironmentId dunby = world.body("dunby");
        ServiceId more = serves(dunby);
        nearCeiling(30);
        RiskAccepted asked = asked(60);
        authorityShares(asked);
        shares(asked, BYLEY);
        shares(asked, CORBY);
        world.done(World.owner(ashby), asked);
        world.wait(Duration.ofDays(20));
        assertThat(warned()).isFalse();
        uses(more);
        world.settle();
        assertThat(warned()).isTrue();
    }

    @Test
    void what_is_agreed_for_a_provider_is_agreed_for_nobody_who_relies_on_it() {
        EnvironmentId dunby = world.body("dunby");
        nearCeiling(10);
        RiskAccepted asked = asked(50);
        authorityShares(asked);
        shares(asked, BYLEY);
        world.done(World.owner(ashby), asked);
        world.done(
                World.LEAD,
                new RelianceAgreed(
                        dunby, ashby, WAITS, Split.PROVIDED, prose(""), world.now.plus(Duration.ofDays(300))));
        assertThat(world.standing(dunby, WAITS).holds(Editions.OFFICIAL)).isTrue();
        world.wait(Duration.ofDays(10));
        assertThat(world.standing(ashby, WAITS).holds(Editions.OFFICIAL)).isTrue();
        world.wait(Duration.ofDays(30));
        assertThat(world.standing(dunby, WAITS).holds(Editions.OFFICIAL)).isFalse();
    }

    @Test
    void one_person_agrees_for_one_side_and_never_for_what_they_asked_themselves() {
        nearCeiling(10);
        RiskAccepted asked = asked(30);
        world.done(World.LEAD, new RoleGranted(World.ASSESSOR, Role.SERVICE_OWNER, Optional.of(BYLEY)));
        world.done(World.LEAD, new RoleGranted(World.officer(ashby), Role.SERVICE_OWNER, Optional.of(CORBY)));
        authorityShares(asked);
        assertThat(world.check(World.ASSESSOR, new RiskShared(asked.risk(), Optional.of(BYLEY))))
                .extracting("fault")
                .isEqualTo(Fault.SECOND_OFFICER_LACKING);
        assertThat(world.check(World.officer(ashby), new RiskShared(asked.risk(), Optional.of(CORBY))))
                .extracting("fault")
                .isEqualTo(Fault.OWN_REQUEST);
    }

    @Provide
    Arbitrary<List<Long>> tries() {
        return Arbitraries.longs()
                .between(0, 1_000_000_000)
                .withoutEdgeCases()
                .list()
                .ofMinSize(3)
                .ofMaxSize(40);
    }

    /// The gamer asks again and again, with whoever agrees: past the ceiling the control holds for exactly those data
    /// owners who agreed together with the Authority to a decision that was taken and has not come to its date.
    @Property(tries = 150)
    void past_the_ceiling_the_authority_and_the_data_owner_must_both_agree(@ForAll("tries") List<Long> numbers) {
        List<RiskAccepted> taken = new ArrayList<>();
        for (long number : numbers) {
            if (number % 4 == 0) {
                world.attempt(
                        World.ASSESSOR,
                        new PlanAgreed(
                                new PlanId(world.id("plan")),
                                ashby,
                                Set.of(WAITS),
                                world.now.plus(Duration.ofDays(1 + number / 4 % 180)),
                                prose("credible")));
            } else {
                tryRisk(number / 4).ifPresent(taken::add);
            }
            world.settle();
            for (long day = number / 1000 % 25; day >= 0; day--) {
                check(taken);
                world.wait(Duration.ofDays(1));
            }
        }
    }

    private Optional<RiskAccepted> tryRisk(long number) {
        RiskAccepted asked = asked(1 + (int) (number % LIMIT));
        if (number / 60 % 2 == 0) {
            authorityShares(asked);
        }
        if (number / 120 % 2 == 0) {
            shares(asked, BYLEY);
        }
        if (number / 240 % 2 == 0) {
            shares(asked, CORBY);
        }
        return world.attempt(World.owner(ashby), asked).allowed() ? Optional.of(asked) : Optional.empty();
    }

    private void check(List<RiskAccepted> taken) {
        ControlStanding standing = world.standing(ashby, WAITS);
        if (standing.basis().borrowed().compareTo(Editions.CEILING) < 0) {
            return;
        }
        Set<BodyId> agreed = new TreeSet<>();
        for (RiskAccepted one : taken) {
            RiskDecision decision =
                    world.programme.decisions().decision(one.risk()).orElseThrow();
            if (one.until().isAfter(world.now) && decision.authority().isPresent()) {
                agreed.addAll(decision.dataOwners().keySet());
            }
        }
        assertThat(heldFor()).isEqualTo(agreed);
    }
}
