package concordat.assurance;

import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.WorkloadId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the acts say of one environment: its controls by place, and the ids of everything that belongs to it.
final class EnvironmentState {
    private static final long UNKNOWN = Long.MIN_VALUE;

    final Recorded<EnvironmentDeclared> declared;
    final @Nullable Chain<EvidenceId> evidence;
    final @Nullable Chain<ReportId> reports;
    final @Nullable Chain<CaseId> cases;
    final @Nullable Chain<PlanId> plans;
    final @Nullable Chain<RiskId> risks;
    final @Nullable Chain<WorkloadId> workloads;
    private final @Nullable Chain<Adoption> adoptions;
    private final @Nullable ControlState[] controls;
    /// Reckoned when first asked for, since the fold makes many versions that nobody asks. The same whoever reckons it.
    private long wakes = UNKNOWN;

    /// That it is judged by a later edition before everybody is.
    ///
    /// @param edition its place
    /// @param from microseconds since the epoch
    record Adoption(int edition, long from) {}

    private EnvironmentState(
            Recorded<EnvironmentDeclared> declared,
            @Nullable Chain<Adoption> adoptions,
            @Nullable ControlState[] controls,
            @Nullable Chain<EvidenceId> evidence,
            @Nullable Chain<ReportId> reports,
            @Nullable Chain<CaseId> cases,
            @Nullable Chain<PlanId> plans,
            @Nullable Chain<RiskId> risks,
            @Nullable Chain<WorkloadId> workloads) {
        this.declared = declared;
        this.adoptions = adoptions;
        this.controls = controls;
        this.evidence = evidence;
        this.reports = reports;
        this.cases = cases;
        this.plans = plans;
        this.risks = risks;
        this.workloads = workloads;
    }

    static EnvironmentState of(Recorded<EnvironmentDeclared> declared) {
        return new EnvironmentState(declared, null, new ControlState[0], null, null, null, null, null, null);
    }

    EnvironmentId id() {
        return declared.act().environment();
    }

    /// @return when [Clockwork] need look at any of its controls next
    long wakesAt() {
        long earliest = wakes;
        if (earliest == UNKNOWN) {
            earliest = Micros.NEVER;
            for (ControlState control : controls) {
                if (control != null && control.wakesAt() < earliest) {
                    earliest = control.wakesAt();
                }
            }
            wakes = earliest;
        }
        return earliest;
    }

    int places() {
        return controls.length;
    }

    /// @return whether any act has named the control
    boolean touched(int place) {
        return place < controls.length && controls[place] != null;
    }

    /// @return whether no act has touched the control between an earlier or later version and this
    @SuppressWarnings("ReferenceEquality") // every act that touches a control makes a new state of it
    boolean sameAs(EnvironmentState version, int place) {
        ControlState mine = place < controls.length ? controls[place] : null;
        ControlState theirs = place < version.controls.length ? version.controls[place] : null;
        return mine == theirs;
    }

    ControlState control(int place) {
        ControlState state = place < controls.length ? controls[place] : null;
        return state == null ? ControlState.untouched(Micros.of(declared.at())) : state;
    }

    EnvironmentState with(int place, ControlState state) {
        @Nullable ControlState[] copy = Arrays.copyOf(controls, Math.max(controls.length, place + 1));
        copy[place] = state;
        return new EnvironmentState(declared, adoptions, copy, evidence, reports, cases, plans, risks, workloads);
    }

    EnvironmentState adding(EvidenceId id) {
        return new EnvironmentState(
                declared, adoptions, controls, Chain.adding(evidence, id), reports, cases, plans, risks, workloads);
    }

    EnvironmentState adding(ReportId id) {
        return new EnvironmentState(
                declared, adoptions, controls, evidence, Chain.adding(reports, id), cases, plans, risks, workloads);
    }

    EnvironmentState adding(CaseId id) {
        return new EnvironmentState(
                declared, adoptions, controls, evidence, reports, Chain.adding(cases, id), plans, risks, workloads);
    }

    EnvironmentState adding(PlanId id) {
        return new EnvironmentState(
                declared, adoptions, controls, evidence, reports, cases, Chain.adding(plans, id), risks, workloads);
    }

    EnvironmentState adding(RiskId id) {
        return new EnvironmentState(
                declared, adoptions, controls, evidence, reports, cases, plans, Chain.adding(risks, id), workloads);
    }

    /// A new version also when nothing but a workload's end is to be told.
    EnvironmentState working(@Nullable Chain<WorkloadId> now) {
        return new EnvironmentState(declared, adoptions, controls, evidence, reports, cases, plans, risks, now);
    }

    EnvironmentState adopting(Adoption adoption) {
        return new EnvironmentState(
                declared,
                Chain.adding(adoptions, adoption),
                controls,
                evidence,
                reports,
                cases,
                plans,
                risks,
                workloads);
    }

    /// The edition by which the environment is judged: the one it has adopted, until a later one counts for everybody.
    ///
    /// @return null before the first edition counts
    Timetable.@Nullable Terms terms(Timetable timetable, long at) {
        Timetable.@Nullable Terms everybodys = timetable.at(at);
        for (Chain<Adoption> rest = adoptions; rest != null; rest = rest.before()) {
            Adoption adoption = rest.newest();
            if (adoption.from() <= at) {
                return everybodys == null || everybodys.place < adoption.edition()
                        ? timetable.editions().get(adoption.edition())
                        : everybodys;
            }
        }
        return everybodys;
    }
}
