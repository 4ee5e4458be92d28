package concordat.assurance;

import concordat.assurance.act.Breach;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.Role;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Plan;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules for what holds a control: evidence, reports, reliance, plans and accepted risks. What is named is known.
final class ProofLaw {
    private final Programme programme;
    private final PersonId actor;
    private final Instant at;

    ProofLaw(Programme programme, PersonId actor, Instant at) {
        this.programme = programme;
        this.actor = actor;
        this.at = at;
    }

    Verdict check(EvidenceAttached act) {
        if (act.controls().isEmpty()) {
            return Verdict.refused(Fault.NOTHING_NAMED, "evidence " + act.evidence() + " backs no control");
        }
        Verdict digest = Verdict.digest(act.digest());
        return digest.allowed() ? strength(act.environment(), act.strength(), act.observedAt()) : digest;
    }

    Verdict check(ReportImported act) {
        Verdict verdict = breaches(act.breaches());
        if (verdict.allowed()) {
            verdict = Verdict.digest(act.digest());
        }
        if (verdict.allowed()) {
            verdict = Verdict.digest(act.scopeDigest());
        }
        if (verdict.allowed()) {
            verdict = strength(act.environment(), act.strength(), act.scannedAt());
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        Timetable names = programme.register().timetable;
        Set<Integer> told = new HashSet<>();
        act.breaches().forEach(b -> told.add(names.place(b.control())));
        for (BreachHeld held : held(act.environment())) {
            if (!told.contains(names.place(held.breach().control())) && !held.matchedBy(act)) {
                return Verdict.refused(
                        Fault.BREACH_DROPPED_BY_WEAKER_REPORT,
                        held.breach().control() + " failed by report " + held.report() + " of strength "
                                + held.strength() + (held.credentialed() ? ", credentialed" : ""),
                        "report-imported of at least that strength");
            }
        }
        return Verdict.allow();
    }

    /// A body may take back a mistaken import as long as that clears nothing; the rest is the Authority's to judge.
    Verdict check(ReportWithdrawn act) {
        Verdict verdict = breaches(act.breaches());
        if (!verdict.allowed() || judges(body(act.environment()))) {
            return verdict;
        }
        Timetable names = programme.register().timetable;
        Map<Integer, Breach> left = new HashMap<>();
        act.breaches().forEach(b -> left.put(names.place(b.control()), b));
        for (BreachHeld held : held(act.environment())) {
            Breach still = left.get(names.place(held.breach().control()));
            if (still == null || still.breachesAt().isAfter(held.breach().breachesAt())) {
                return Verdict.refused(
                        Fault.BREACH_DROPPED_BY_WITHDRAWAL,
                        held.breach().control() + " would fail no longer",
                        "report-imported",
                        "report-withdrawn by an assessor");
            }
        }
        return Verdict.allow();
    }

    /// Findings come from reports alone, whatever they are judged by.
    Verdict check(FindingsJudgedAnew act) {
        boolean any = act.breaches().isEmpty()
                || programme.reportsOf(act.environment()).stream().anyMatch(Recorded::live);
        return breaches(act.breaches())
                .and(() -> Verdict.when(
                        any,
                        Fault.REPORT_UNKNOWN,
                        act.environment() + " has no report that counts",
                        "report-imported"));
    }

    Verdict check(RelianceAgreed act) {
        if (!act.until().isAfter(at)) {
            return Verdict.refused(Fault.UNTIL_NOT_AHEAD, act.until() + " is not after " + at);
        }
        if (act.split() == Split.SHARED
                && act.remainingDuty().text().filter(String::isBlank).isPresent()) {
            return Verdict.refused(Fault.SHARE_UNSTATED, "what stays the consumer's duty is not said");
        }
        boolean cycle = act.split() != Split.OWN && leads(act.provider(), act.consumer(), act.control());
        return cycle
                ? Verdict.refused(
                        Fault.RELIANCE_CYCLE,
                        act.provider() + " relies on " + act.consumer() + " for " + act.control() + " already",
                        "reliance-ended")
                : Verdict.allow();
    }

    private boolean leads(EnvironmentId from, EnvironmentId to, ControlId control) {
        return from.equals(to) || leads(from, to, programme.register().timetable.place(control), new HashSet<>());
    }

    private boolean leads(EnvironmentId from, EnvironmentId to, int place, Set<EnvironmentId> seen) {
        EnvironmentState state = programme.register().environments.get(from);
        if (state == null || !seen.add(from)) {
            return false;
        }
        return state.control(place).reliances().stream()
                .filter(r -> r.act().split() != Split.OWN)
                .map(r -> r.act().provider())
                .anyMatch(p -> p.equals(to) || leads(p, to, place, seen));
    }

    Verdict check(RelianceEnded act) {
        int place = programme.register().timetable.place(act.control());
        EnvironmentState consumer =
                Objects.requireNonNull(programme.register().environments.get(act.consumer()));
        return consumer.control(place).reliances().stream()
                        .anyMatch(r -> r.act().provider().equals(act.provider()))
                ? Verdict.allow()
                : Verdict.refused(
                        Fault.RELIANCE_UNKNOWN,
                        act.consumer() + " does not rely on " + act.provider() + " for " + act.control());
    }

    Verdict check(RiskAccepted act) {
        BodyId body = body(act.environment());
        if (act.requester().equals(actor)) {
            return Verdict.refused(Fault.OWN_REQUEST, actor + " asked for it", "risk-accepted by another owner");
        }
        if (act.handlings().isEmpty()) {
            return Verdict.refused(Fault.NOTHING_NAMED, "the gap is accepted for no handling");
        }
        boolean theirs = programme.rolesOf(act.requester()).stream()
                .anyMatch(r -> r.body().equals(Optional.of(body)));
        if (!theirs) {
            return Verdict.refused(Fault.ROLE_LACKING, act.requester() + " has no role in " + body, "role-granted");
        }
        Timetable.@Nullable Terms terms = terms(act.environment());
        boolean top = terms != null && (programme.register().timetable.mask(act.handlings()) & terms.top) != 0;
        boolean table = terms != null && !terms.edition.decisionRights().isEmpty();
        boolean owner = programme.rolesOf(actor).contains(new RoleHeld(Role.ACCOUNTABLE_OWNER, Optional.of(body)));
        if (!table && !owner && !Powers.holds(programme, actor, Role.AUTHORITY_LEAD)) {
            return Verdict.refused(
                    Fault.ROLE_LACKING,
                    "an edition without a table leaves a risk to the accountable owner",
                    "role ACCOUNTABLE_OWNER of the body");
        }
        if (!table && top && !Powers.holds(programme, actor, Role.AUTHORITY_LEAD)) {
            return Verdict.refused(
                    Fault.ROLE_LACKING,
                    "the highest handling is not the body's alone to accept",
                    "role AUTHORITY_LEAD");
        }
        boolean asked = programme.decisions().decision(act.risk()).isPresent();
        return (asked ? programme.decisions().check(act, at) : Verdict.allow())
                .and(() -> terms == null || !table
                        ? Verdict.allow()
                        : new RightsLaw(programme, actor, at).check(act, terms.edition))
                .and(() -> {
                    Verdict within = withinCeiling(act.environment(), act.control(), act.until());
                    return table
                                    && within instanceof Verdict.Refused refused
                                    && refused.fault() == Fault.CEILING_REACHED
                            ? new RightsLaw(programme, actor, at).pastCeiling(act, refused)
                            : within;
                });
    }

    /// Asking for more than the ceiling grants nothing; where the edition says for how long a risk is accepted at most,
    /// the Authority and those whose data it is may agree to it.
    Verdict check(RiskRequested act) {
        Timetable.@Nullable Terms terms = terms(act.environment());
        boolean limited = terms != null
                && act.handlings().stream()
                        .allMatch(h -> terms.edition.right(act.residual(), h).isPresent());
        Verdict within = withinCeiling(act.environment(), act.control(), act.until());
        return limited && within instanceof Verdict.Refused refused && refused.fault() == Fault.CEILING_REACHED
                ? Verdict.allow()
                : within;
    }

    Verdict check(PlanAgreed act) {
        if (act.controls().isEmpty()) {
            return Verdict.refused(Fault.NOTHING_NAMED, "plan " + act.plan() + " is for no control");
        }
        Verdict proposed = asProposed(act);
        if (!proposed.allowed()) {
            return proposed;
        }
        for (ControlId id : act.controls()) {
            boolean deferrable = programme
                    .controlOf(act.environment(), id, at)
                    .filter(Control::deferrable)
                    .isPresent();
            if (!deferrable) {
                return Verdict.refused(Fault.NOT_DEFERRABLE, id + " cannot wait for a plan", "evidence-attached");
            }
            Verdict verdict = withinCeiling(act.environment(), id, act.until());
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        return Verdict.allow();
    }

    /// What is agreed is what was proposed, or less of it.
    private Verdict asProposed(PlanAgreed act) {
        Optional<Plan> plan = programme.planned().plan(act.plan());
        Optional<PlanDrafted> drafted = plan.flatMap(Plan::drafted);
        boolean same = drafted.map(d -> d.environment().equals(act.environment())
                        && d.controls().containsAll(act.controls())
                        && !act.until()
                                .isAfter(d.endsOn()
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()))
                .orElse(true);
        return Verdict.when(
                        plan.filter(p -> p.stage() == Plan.Stage.AGREED || p.stage() == Plan.Stage.ENDED)
                                .isEmpty(),
                        Fault.PLAN_STEP,
                        "plan " + act.plan() + " is "
                                + plan.map(p -> p.stage().toString()).orElse(""),
                        "plan-drafted")
                .and(() -> Verdict.when(
                        same, Fault.PACK_DIFFERS, "plan " + act.plan() + " was proposed otherwise", "plan-refused"));
    }

    private Timetable.@Nullable Terms terms(EnvironmentId environment) {
        return Objects.requireNonNull(programme.register().environments.get(environment))
                .terms(programme.register().timetable, Micros.of(at));
    }

    Verdict withinCeiling(EnvironmentId environment, ControlId control, Instant until) {
        Timetable.@Nullable Terms terms = terms(environment);
        if (terms == null) {
            return Verdict.refused(Fault.NO_EDITION, "no edition counts at " + at, "edition-issued");
        }
        if (!until.isAfter(at)) {
            return Verdict.refused(Fault.UNTIL_NOT_AHEAD, until + " is not after " + at);
        }
        long latest = Micros.of(programme.ceilingOf(environment, control, at).orElseThrow());
        long left = latest - Micros.of(at);
        if (left > 0 && Micros.of(until) <= latest) {
            return Verdict.allow();
        }
        return left <= 0
                ? Verdict.refused(
                        Fault.CEILING_REACHED,
                        control + " has been without proof for all of " + terms.edition.ceiling(),
                        "evidence-attached")
                : Verdict.refused(
                        Fault.CEILING_REACHED,
                        control + " may be without proof until " + Micros.instant(latest) + " at most",
                        "until " + Micros.instant(latest));
    }

    /// Whoever acts for a body as its officer or owner is not the Authority towards it.
    private boolean judges(BodyId body) {
        return Powers.authority(programme, actor) && !Powers.officerOf(programme, actor, body);
    }

    /// Who may vouch how strongly: an officer declares, the accountable owner signs, the collector brings what
    /// machines say, the Authority's assessors say what was tested.
    private Verdict strength(EnvironmentId environment, Strength claimed, Instant observedAt) {
        if (observedAt.isAfter(at)) {
            return Verdict.refused(Fault.OBSERVED_IN_FUTURE, observedAt + " is after " + at);
        }
        RoleHeld owner = new RoleHeld(Role.ACCOUNTABLE_OWNER, Optional.of(body(environment)));
        Strength most = Strength.DECLARED;
        if (judges(body(environment))) {
            most = Strength.TESTED;
        } else if (actor.equals(Programme.COLLECTOR)) {
            most = Strength.MACHINE;
        } else if (programme.rolesOf(actor).contains(owner)) {
            most = Strength.SIGNED;
        }
        return most.atLeast(claimed)
                ? Verdict.allow()
                : Verdict.refused(
                        Fault.STRENGTH_BEYOND_ACTOR,
                        actor + " can vouch up to " + most + ", not " + claimed,
                        "strength " + most);
    }

    private BodyId body(EnvironmentId id) {
        return programme.environment(id).orElseThrow().act().body();
    }

    private List<BreachHeld> held(EnvironmentId id) {
        return programme.breachesHeld(id);
    }

    private static Verdict breaches(List<Breach> breaches) {
        Set<ControlId> seen = new HashSet<>();
        for (Breach breach : breaches) {
            if (!seen.add(breach.control()) || breach.findings() < 1) {
                return Verdict.refused(
                        Fault.BREACH_MALFORMED,
                        breach.control() + " stands twice, or with " + breach.findings() + " findings");
            }
            Verdict digest = Verdict.digest(breach.findingsDigest());
            if (!digest.allowed()) {
                return digest;
            }
        }
        return Verdict.allow();
    }
}
