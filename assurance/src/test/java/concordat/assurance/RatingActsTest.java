package concordat.assurance;

import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Breach;
import concordat.assurance.act.RatingAct.AdjustmentEnded;
import concordat.assurance.act.RatingAct.Catalogue;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RatingAct.VulnerabilityCatalogueHeld;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Findings are judged anew when what they are judged by changes, and rated otherwise by decision alone.
final class RatingActsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final RiskId RISK = new RiskId("r-12");

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private final PersonId officer = World.officer(ashby);
    private final PersonId owner = World.owner(ashby);

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private static VulnerabilityCatalogueHeld held(int digest, LocalDate asOf, int entries) {
        return new VulnerabilityCatalogueHeld(Catalogue.KNOWN_EXPLOITED, World.digest(digest), asOf, entries);
    }

    @Test
    void a_catalogue_is_the_leads_to_hold_and_is_never_replaced_by_an_older_one() {
        refuses(Fault.ROLE_LACKING, owner, held(1, TODAY, 1_400));
        refuses(Fault.ROLE_LACKING, World.ASSESSOR, held(1, TODAY, 1_400));
        refuses(Fault.OBSERVED_IN_FUTURE, LEAD, held(1, TODAY.plusDays(1), 1_400));
        refuses(Fault.NOTHING_NAMED, LEAD, held(1, TODAY, 0));

        world.done(LEAD, held(1, TODAY, 1_400));
        refuses(Fault.ALREADY_SAID, LEAD, held(1, TODAY, 1_400));
        refuses(Fault.CATALOGUE_OUTDATED, LEAD, held(2, TODAY.minusDays(1), 1_399));
        world.done(LEAD, held(2, TODAY, 1_401));

        assertThat(world.programme
                        .ratings()
                        .held(Catalogue.KNOWN_EXPLOITED)
                        .orElseThrow()
                        .act())
                .isEqualTo(held(2, TODAY, 1_401));
        assertThat(world.programme.ratings().held(Catalogue.EXPLOIT_LIKELIHOOD)).isEmpty();
    }

    @Test
    void judging_anew_replaces_what_was_told_and_keeps_what_it_takes_to_be_rid_of_it() {
        world.proveAll(ashby);
        Instant late = world.now.plus(Duration.ofDays(60));
        Instant soon = world.now.plus(Duration.ofDays(14));
        world.scan(ashby, World.breach(Editions.SCANNED, 2, late));

        Breach sooner = World.breach(Editions.SCANNED, 2, soon);
        world.done(Programme.COLLECTOR, new FindingsJudgedAnew(ashby, List.of(sooner)));

        assertThat(world.programme.breachesOf(ashby)).containsExactly(sooner);
        refuses(
                Fault.BREACH_DROPPED_BY_WEAKER_REPORT,
                officer,
                new ReportImported(
                        new ReportId("weak"),
                        ashby,
                        World.digest(8),
                        "scanner",
                        world.now,
                        Strength.DECLARED,
                        true,
                        World.digest(9),
                        Set.of(),
                        List.of()));

        world.wait(Duration.ofDays(15));
        assertThat(world.programme.casesOf(ashby)).isNotEmpty();
    }

    @Test
    void judging_anew_can_end_a_breach() {
        world.proveAll(ashby);
        world.scan(ashby, World.breach(Editions.SCANNED, 2, world.now.plus(Duration.ofDays(60))));

        world.done(Programme.COLLECTOR, new FindingsJudgedAnew(ashby, List.of()));

        assertThat(world.programme.breachesOf(ashby)).isEmpty();
    }

    @Test
    void judging_anew_is_nobodys_and_needs_a_report() {
        Breach breach = World.breach(Editions.SCANNED, 1, world.now);
        refuses(Fault.ROLE_LACKING, LEAD, new FindingsJudgedAnew(ashby, List.of()));
        refuses(Fault.ROLE_LACKING, owner, new FindingsJudgedAnew(ashby, List.of()));
        refuses(Fault.REPORT_UNKNOWN, Programme.COLLECTOR, new FindingsJudgedAnew(ashby, List.of(breach)));
        refuses(
                Fault.ENVIRONMENT_UNKNOWN,
                Programme.COLLECTOR,
                new FindingsJudgedAnew(new EnvironmentId("nowhere"), List.of()));
    }

    private RatingAdjusted adjusted(Severity from, Severity to, PersonId requester, Duration lasts) {
        return new RatingAdjusted(
                RISK, ashby, World.digest(7), 1, from, to, requester, prose("behind two walls"), world.now.plus(lasts));
    }

    private RatingAdjusted ofMany(String risk, int scope, int findings) {
        return new RatingAdjusted(
                new RiskId(risk),
                ashby,
                World.digest(scope),
                findings,
                Severity.HIGH,
                Severity.MEDIUM,
                officer,
                prose("the service is not reachable"),
                world.now.plus(Duration.ofDays(30)));
    }

    @Test
    void one_decision_is_of_many_findings_and_ends_for_all_of_them() {
        refuses(Fault.NOTHING_NAMED, owner, ofMany("r-1", 8, 0));
        refuses(
                Fault.DIGEST_MALFORMED,
                owner,
                new RatingAdjusted(
                        RISK,
                        ashby,
                        "four hundred",
                        400,
                        Severity.HIGH,
                        Severity.MEDIUM,
                        officer,
                        prose("the service is not reachable"),
                        world.now.plus(Duration.ofDays(30))));

        world.done(owner, ofMany("r-1", 8, 400));
        refuses(Fault.ALREADY_SAID, owner, ofMany("r-2", 8, 400));
        world.done(owner, ofMany("r-3", 9, 2));

        assertThat(world.programme.ratings().of(ashby, world.now))
                .extracting(known -> known.decided().act().findings())
                .containsExactly(400, 2);

        world.done(owner, new AdjustmentEnded(new RiskId("r-1"), prose("it is reachable now")));
        assertThat(world.programme.ratings().of(ashby, world.now)).hasSize(1);
        assertThat(world.programme.ratings().of(ashby)).hasSize(2);
        assertThat(world.check(owner, ofMany("r-4", 8, 400)).allowed()).isTrue();
    }

    @Test
    void a_rating_is_adjusted_by_the_owner_for_what_another_asked_by_one_step_and_for_a_time() {
        Duration month = Duration.ofDays(30);
        refuses(Fault.ROLE_LACKING, officer, adjusted(Severity.HIGH, Severity.MEDIUM, owner, month));
        refuses(Fault.OWN_REQUEST, owner, adjusted(Severity.HIGH, Severity.MEDIUM, owner, month));
        refuses(Fault.ROLE_LACKING, owner, adjusted(Severity.CRITICAL, Severity.MEDIUM, officer, month));
        refuses(Fault.RATING_NOT_POSSIBLE, owner, adjusted(Severity.LOW, Severity.INFO, officer, month));
        refuses(Fault.RATING_NOT_POSSIBLE, owner, adjusted(Severity.LOW, Severity.LOW, officer, month));
        refuses(Fault.UNTIL_NOT_AHEAD, owner, adjusted(Severity.HIGH, Severity.MEDIUM, officer, Duration.ZERO));
        refuses(Fault.UNTIL_TOO_FAR, owner, adjusted(Severity.HIGH, Severity.MEDIUM, officer, Duration.ofDays(181)));
        refuses(Fault.ROLE_UNKNOWN, owner, adjusted(Severity.HIGH, Severity.MEDIUM, new PersonId("p-stranger"), month));
        assertThat(world.check(LEAD, adjusted(Severity.CRITICAL, Severity.LOW, officer, month))
                        .allowed())
                .isTrue();

        world.done(owner, adjusted(Severity.HIGH, Severity.MEDIUM, officer, month));

        assertThat(world.programme.ratings().of(ashby, world.now)).hasSize(1);
        assertThat(world.programme.ratings().of(ashby, world.now.plus(month))).isEmpty();
        refuses(Fault.ID_REUSED, owner, adjusted(Severity.HIGH, Severity.MEDIUM, officer, month));
    }

    @Test
    void an_adjusted_rating_is_ended_by_the_owner_or_overruled_by_the_lead() {
        world.done(owner, adjusted(Severity.HIGH, Severity.MEDIUM, officer, Duration.ofDays(30)));
        refuses(Fault.ROLE_LACKING, officer, new AdjustmentEnded(RISK, prose("walls fell")));
        refuses(Fault.REASONS_LACKING, LEAD, new AdjustmentEnded(RISK, prose(" ")));

        world.done(LEAD, new AdjustmentEnded(RISK, prose("walls fell")));

        assertThat(world.programme.ratings().of(ashby, world.now)).isEmpty();
        refuses(Fault.ALREADY_ENDED, owner, new AdjustmentEnded(RISK, prose("again")));
    }
}
