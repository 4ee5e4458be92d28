package concordat.bench.history;

import concordat.assurance.act.Entry;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Plans;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/// What a simulated country has on record. Everything goes through the rules and the fold of the programme itself, so
/// that what is scored is what a network would hold.
final class Books {
    static final Set<ControlId> CONTROLS = Set.of(new ControlId("SIM-01"));

    private static final NetworkId NETWORK = new NetworkId("simulated");
    private static final PersonId RECORDER = new PersonId("recorder");
    private static final Prose SAID = Prose.of("simulated", "00112233445566778899aabbccddeeff");

    private Plans plans = Plans.NONE;
    private long position;

    Plans plans() {
        return plans;
    }

    long acts() {
        return position;
    }

    static Prose said() {
        return SAID;
    }

    static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// @throws IllegalStateException when the rules refuse it: then the simulation is wrong
    void done(LocalDate day, PlanAct act) {
        Verdict verdict = plans.names(act).and(() -> plans.check(act, at(day)));
        if (!verdict.allowed()) {
            throw new IllegalStateException(act + " on " + day + ": " + verdict);
        }
        plans = plans.with(act, new Entry(NETWORK, position++, at(day), RECORDER, act));
    }

    void agreed(LocalDate day, PlanId plan, EnvironmentId environment, LocalDate until) {
        PlanAgreed act = new PlanAgreed(plan, environment, CONTROLS, at(until), SAID);
        plans = plans.agreed(act, new Entry(NETWORK, position++, at(day), RECORDER, act));
    }
}
