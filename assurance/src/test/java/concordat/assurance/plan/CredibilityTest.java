package concordat.assurance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Entry;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionDropped;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Credibility.Factor;
import concordat.assurance.plan.Credibility.Kind;
import concordat.assurance.plan.Credibility.Score;
import concordat.catalogue.ControlId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The score of a plan, whatever the record behind it.
class CredibilityTest {
    private static final LocalDate START = LocalDate.of(2027, 1, 4);
    private static final LocalDate TODAY = START.plusDays(200);
    private static final PersonId PERSON = new PersonId("officer");
    private static final Prose SAID = Prose.of("said", "00112233445566778899aabbccddeeff");
    private static final PlanId PAST = new PlanId("past");
    private static final PlanId PLAN = new PlanId("plan");
    private static final EnvironmentId OURS = new EnvironmentId("ours");
    private static final EnvironmentId PEER = new EnvironmentId("peer");

    /// A record and a plan, with what the properties change of them.
    ///
    /// @param met dates met
    /// @param missed dates that came and were missed; still open
    /// @param open actions of the plan that runs
    /// @param lacking how many of these have neither owner nor money
    /// @param waiting how many of these wait for the peer
    /// @param spare days between the last action and the plan's end
    private record Case(int met, int missed, int open, int lacking, int waiting, int spare) {

        Plans plans() {
            Plans plans = done(Plans.NONE, START, new PlanDrafted(PAST, OURS, controls(), TODAY.plusDays(1), SAID));
            int number = 0;
            for (int i = 0; i < met + missed; i++) {
                LocalDate on = START.plusDays(60L + i);
                plans = done(plans, START, action("r-" + i, PAST, ++number, true, on, Optional.empty()));
                if (i < met) {
                    plans = done(plans, on, new ActionDone(new ActionId("r-" + i), on, Set.of()));
                }
            }
            plans = done(
                    plans, TODAY, new PlanDrafted(new PlanId("peers"), PEER, controls(), TODAY.plusDays(300), SAID));
            plans = done(
                    plans, TODAY, action("peer-1", new PlanId("peers"), 1, true, TODAY.plusDays(20), Optional.empty()));
            LocalDate last = TODAY.plusDays(90);
            plans = done(plans, TODAY, new PlanDrafted(PLAN, OURS, controls(), last.plusDays(spare), SAID));
            for (int i = 0; i < open; i++) {
                Optional<ActionId> after = i < waiting ? Optional.of(new ActionId("peer-1")) : Optional.empty();
                plans = done(plans, TODAY, action("a-" + i, PLAN, ++number, i >= lacking, last, after));
            }
            return plans;
        }

        double probability() {
            return score(plans()).probability();
        }
    }

    private static Set<ControlId> controls() {
        return Set.of(new ControlId("NET-01"));
    }

    private static ActionAdded action(
            String id, PlanId plan, int number, boolean resourced, LocalDate on, Optional<ActionId> after) {
        return new ActionAdded(
                new ActionId(id),
                plan,
                number,
                controls(),
                resourced ? Optional.of(PERSON) : Optional.empty(),
                on,
                100_000,
                resourced,
                after,
                Optional.empty(),
                SAID);
    }

    private static Plans done(Plans plans, LocalDate day, PlanAct act) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(plans.names(act).and(() -> plans.check(act, at)).allowed())
                .as("%s", act)
                .isTrue();
        return plans.with(act, new Entry(new NetworkId("testnet"), 0, at, PERSON, act));
    }

    private static Credibility credibility(Plans plans) {
        return Credibility.of(plans, plans.plan(PLAN).orElseThrow(), TODAY);
    }

    private static Score score(Plans plans) {
        return (Score) credibility(plans);
    }

    private static Case drawn(int record, int met, int open) {
        return new Case(Math.min(met, record), record - Math.min(met, record), open, 0, 0, 30);
    }

    @Property(tries = 60)
    void under_six_dated_actions_there_is_too_little_record(
            @ForAll @IntRange(min = 0, max = 5) int record,
            @ForAll @IntRange(min = 0, max = 5) int met,
            @ForAll @IntRange(min = 1, max = 8) int open) {
        assertThat(credibility(drawn(record, met, open).plans())).isEqualTo(new Credibility.TooLittleRecord(record));
    }

    @Property(tries = 100)
    void the_shares_of_the_factors_add_up_to_the_score(
            @ForAll @IntRange(min = 6, max = 20) int record,
            @ForAll @IntRange(min = 0, max = 20) int met,
            @ForAll @IntRange(min = 1, max = 8) int open) {
        Score score = score(drawn(record, met, open).plans());
        double odds = score.factors().stream().mapToDouble(Factor::share).sum();
        assertThat(score.probability()).isEqualTo(1 / (1 + Math.exp(-odds))).isBetween(0.0, 1.0);
        assertThat(score.factors()).extracting(Factor::kind).containsExactly(Kind.values());
    }

    @Property(tries = 100)
    void a_date_met_and_not_missed_never_lowers_it(
            @ForAll @IntRange(min = 6, max = 20) int record,
            @ForAll @IntRange(min = 0, max = 19) int met,
            @ForAll @IntRange(min = 1, max = 8) int open) {
        assertThat(drawn(record, Math.min(met, record - 1) + 1, open).probability())
                .isGreaterThanOrEqualTo(
                        drawn(record, Math.min(met, record - 1), open).probability());
    }

    @Property(tries = 100)
    void an_owner_and_money_named_never_lower_it(
            @ForAll @IntRange(min = 6, max = 12) int record,
            @ForAll @IntRange(min = 0, max = 12) int met,
            @ForAll @IntRange(min = 1, max = 8) int open,
            @ForAll @IntRange(min = 1, max = 8) int lacking) {
        Case all = drawn(record, met, open);
        Plans before = new Case(all.met(), all.missed(), open, Math.min(lacking, open), 0, all.spare()).plans();
        Plans after = done(before, TODAY, new ActionResourced(new ActionId("a-0"), PERSON, 700_000, true));
        assertThat(score(after).probability()).isGreaterThan(score(before).probability());
        Plans costUnsaid = done(before, TODAY, new ActionResourced(new ActionId("a-0"), PERSON, 0, false));
        Plans costSaid = done(before, TODAY, new ActionResourced(new ActionId("a-0"), PERSON, 700_000, false));
        assertThat(score(costSaid).probability())
                .as("naming a cost is not held against whoever names it")
                .isEqualTo(score(costUnsaid).probability());
    }

    @Property(tries = 60)
    void waiting_for_fewer_and_time_to_spare_never_lower_it(
            @ForAll @IntRange(min = 6, max = 12) int record,
            @ForAll @IntRange(min = 0, max = 12) int met,
            @ForAll @IntRange(min = 1, max = 8) int open,
            @ForAll @IntRange(min = 1, max = 8) int waiting,
            @ForAll @IntRange(min = 0, max = 100) int spare) {
        Case all = drawn(record, met, open);
        int some = Math.min(waiting, open);
        assertThat(new Case(all.met(), all.missed(), open, 0, some - 1, spare).probability())
                .isGreaterThan(new Case(all.met(), all.missed(), open, 0, some, spare).probability());
        assertThat(new Case(all.met(), all.missed(), open, 0, 0, spare + 1).probability())
                .isGreaterThanOrEqualTo(new Case(all.met(), all.missed(), open, 0, 0, spare).probability());
    }

    @Property(tries = 60)
    void more_that_is_open_never_raises_it(
            @ForAll @IntRange(min = 6, max = 12) int record,
            @ForAll @IntRange(min = 0, max = 12) int met,
            @ForAll @IntRange(min = 1, max = 12) int open) {
        assertThat(drawn(record, met, open + 1).probability())
                .isLessThan(drawn(record, met, open).probability());
    }

    @Property(tries = 100)
    void peers_never_lower_it(
            @ForAll @IntRange(min = 6, max = 12) int record,
            @ForAll @IntRange(min = 0, max = 12) int met,
            @ForAll @IntRange(min = 1, max = 8) int open,
            @ForAll @IntRange(min = 0, max = 8) int waiting,
            @ForAll @IntRange(min = 0, max = 3) int what) {
        Case all = drawn(record, met, open);
        Plans before = new Case(all.met(), all.missed(), open, 0, Math.min(waiting, open), 30).plans();
        ActionId peers = new ActionId("peer-1");
        Plans after =
                switch (what) {
                    case 0 -> done(before, TODAY, new ActionMoved(peers, TODAY.plusDays(250), SAID));
                    case 1 -> done(before, TODAY, new ActionDropped(peers, SAID));
                    case 2 -> done(before, TODAY, new ActionDone(peers, TODAY, Set.of()));
                    default ->
                        done(
                                before,
                                TODAY,
                                action("peer-2", new PlanId("peers"), 2, false, TODAY.plusDays(9), Optional.empty()));
                };
        assertThat(score(after).probability())
                .isGreaterThanOrEqualTo(score(before).probability());
    }

    @Property(tries = 60)
    void giving_up_what_is_overdue_does_not_mend_the_record(
            @ForAll @IntRange(min = 6, max = 12) int record, @ForAll @IntRange(min = 0, max = 11) int met) {
        Plans before = drawn(record, Math.min(met, record - 1), 3).plans();
        Plans after = done(before, TODAY, new ActionDropped(new ActionId("r-" + (record - 1)), SAID));
        assertThat(score(after).probability()).isEqualTo(score(before).probability());
    }
}
