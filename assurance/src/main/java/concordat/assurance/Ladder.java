package concordat.assurance;

import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.plan.Credibility;
import concordat.assurance.plan.Plan;
import concordat.assurance.plan.Plans;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The steps from a failed control to a measure and out of it again.
final class Ladder {
    /// How far back the record is looked at.
    private static final Period RECORD = Period.ofYears(2);
    /// From here on a plan's record bears it out.
    private static final double CREDIBLE = 0.5;

    private final Programme programme;
    private final Instant at;

    Ladder(Programme programme, Instant at) {
        this.programme = programme;
        this.at = at;
    }

    CaseCompared compare(Case about) {
        return compare(about.id(), about.environment(), about.control());
    }

    CaseCompared compare(CaseId id, EnvironmentId environment, ControlId control) {
        Instant since = at.atZone(ZoneOffset.UTC).minus(RECORD).toInstant();
        int earlier = Math.toIntExact(programme.casesOf(environment).stream()
                .filter(c -> same(c.control(), control)
                        && !c.id().equals(id)
                        && c.openedAt().isAfter(since))
                .count());
        EnvironmentState state =
                Objects.requireNonNull(programme.register().environments.get(environment));
        Judged judged =
                Judge.judge(programme, state, programme.register().timetable.place(control), Micros.of(at));
        long days = Duration.ofNanos(judged.tally().borrowed() * 1_000).toDays();
        return new CaseCompared(id, earlier, slips(environment), Math.toIntExact(days), credible(environment, control));
    }

    /// @return how often dates of its actions were moved, as far back as the record is looked at
    int slips(EnvironmentId environment) {
        Instant since = at.atZone(ZoneOffset.UTC).minus(RECORD).toInstant();
        return programme.planned().actionsOf(environment).stream()
                .mapToInt(a -> Math.toIntExact(a.moves().stream()
                        .filter(m -> m.slip() && m.stamp().at().isAfter(since))
                        .count()))
                .sum();
    }

    private boolean credible(EnvironmentId environment, ControlId control) {
        Plans plans = programme.planned();
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        return plans.of(environment).stream()
                .filter(p -> p.stage() == Plan.Stage.AGREED
                        && p.agreed().orElseThrow().act().until().isAfter(at)
                        && among(p.agreed().orElseThrow().act().controls(), control))
                .anyMatch(p -> Credibility.of(plans, p, today) instanceof Credibility.Score score
                        && score.probability() >= CREDIBLE);
    }

    /// No measure before everything that comes before it: a decision against the body after both sides have spoken, and
    /// a way for people to be served meanwhile.
    Verdict measure(MeasureImposed act) {
        if (act.kind() == MeasureKind.WATCH) {
            return Verdict.allow();
        }
        Optional<Case> about = act.about().flatMap(programme::caseOf);
        return Verdict.when(
                        about.filter(c -> decided(c, act.body())).isPresent(),
                        Fault.MEASURE_WITHOUT_CASE,
                        about.map(c -> "case " + c.id() + " was not decided against " + act.body())
                                .orElse("no case about " + act.body() + " is named"),
                        "adjudicated",
                        "measure-imposed as emergency")
                .and(() -> Verdict.when(
                        spoken(about.orElseThrow()),
                        Fault.CASE_STEP_SKIPPED,
                        "nobody has spoken with " + act.body() + ", or its say on the note is still to come",
                        "conversation-held",
                        "note-agreed"))
                .and(() -> Verdict.when(
                        !patient(
                                about.orElseThrow().environment(),
                                about.orElseThrow().control()),
                        Fault.PLAN_CREDIBLE,
                        about.orElseThrow().control() + " can wait, and a plan that is borne out stands for it",
                        "measure-imposed as WATCH"))
                .and(() -> continuity(act));
    }

    private boolean decided(Case about, BodyId body) {
        boolean theirs = programme
                .environment(about.environment())
                .filter(e -> e.act().body().equals(body))
                .isPresent();
        return theirs
                && about.open()
                && about.comparison().isPresent()
                && about.adjudication().filter(a -> !a.upheld()).isPresent();
    }

    /// Who keeps silent to a notice has been offered the conversation.
    private boolean spoken(Case about) {
        return about.replies().isEmpty() || about.spoken(at);
    }

    /// @return whether the control can wait and a plan that its record bears out stands for it
    boolean patient(EnvironmentId environment, ControlId control) {
        boolean deferrable = programme
                .controlOf(environment, control, at)
                .filter(Control::deferrable)
                .isPresent();
        return deferrable && credible(environment, control);
    }

    /// @return whether both are names of one control: what a later edition renamed is no other
    boolean same(ControlId one, ControlId other) {
        return programme.register().timetable.same(one, other);
    }

    boolean among(Set<ControlId> names, ControlId control) {
        return names.stream().anyMatch(name -> same(name, control));
    }

    /// @return what the edition that the environment is judged by calls the control; its own name when that has none
    ControlId named(EnvironmentId environment, ControlId control) {
        return programme.controlOf(environment, control, at).map(Control::id).orElse(control);
    }

    private Verdict continuity(MeasureImposed act) {
        Set<ServiceId> lacking = new TreeSet<>();
        for (RouteDeclared route : ContinuityOwed.touched(programme, act, at)) {
            if (!programme.restraints().continuity(act.body(), route.service(), at)) {
                lacking.add(route.service());
            }
        }
        return Verdict.when(
                lacking.isEmpty(),
                Fault.CONTINUITY_LACKING,
                "people would not be served: " + lacking,
                "continuity-arranged",
                "continuity-accepted");
    }

    /// @return measures whose exit criteria hold
    List<MeasureLifted> lifts() {
        return programme.restraints().all().stream()
                .filter(m -> m.imposed().live() && m.imposed().act().until().isAfter(at))
                .map(Measure::imposed)
                .filter(m -> exitHolds(m.act()))
                .map(m -> new MeasureLifted(
                        m.act().measure(), Clockwork.prose(programme, m.act().measure(), "exit-holds")))
                .toList();
    }

    /// @return whether every control that was to hold again holds in every environment of the body, by proof
    boolean exitHolds(MeasureImposed measure) {
        return !measure.liftsWhen().isEmpty()
                && programme.environmentsOf(measure.body()).stream().allMatch(e -> measure.liftsWhen().stream()
                        .allMatch(c -> holds(e.act().environment(), c)));
    }

    private boolean holds(EnvironmentId id, ControlId control) {
        EnvironmentState state =
                Objects.requireNonNull(programme.register().environments.get(id));
        Judged judged =
                Judge.judge(programme, state, programme.register().timetable.place(control), Micros.of(at));
        return judged.kind() == StandingKind.PROVED || judged.kind() == StandingKind.RELIED_ON;
    }
}
