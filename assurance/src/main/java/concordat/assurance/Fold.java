package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
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
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.act.WorkloadRetired;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the next version of a programme from one entry.
final class Fold {
    /*
     * Before the facts of a control change, its tally is struck: what came about since the last time, read from the
     * facts as they were. The same is done for whatever relies on it, directly or through others, since their past
     * is read from the same facts. Afterwards the instants at which Clockwork must look again are reckoned from the
     * new facts. Changed environments are held open until the end, so that an act that touches thirty controls
     * copies the path to its environment once.
     */
    private final Programme before;
    private final Register now;
    private final Entry entry;
    private final long at;
    private final Map<EnvironmentId, EnvironmentState> open = new HashMap<>(4);
    private final Map<Touched, Judged> touched = new LinkedHashMap<>(4);

    private record Touched(EnvironmentId environment, int place) {}

    private Fold(Programme before, Register now, Entry entry, long at) {
        this.before = before;
        this.now = now;
        this.entry = entry;
        this.at = at;
    }

    static Programme fold(Programme before, Entry entry, long at) {
        Register now = new Register(before.register());
        now.next = entry.position() + 1;
        now.latest = at;
        Fold fold = new Fold(before, now, entry, at);
        fold.apply(entry.act());
        fold.flush();
        Programme after = new Programme(before.network(), now);
        fold.wake(after);
        return after;
    }

    private void apply(Act act) {
        switch (act) {
            case NetworkFounded a -> found(a);
            case EditionIssued a -> issue(a);
            case BodyJoined a ->
                now.bodies = now.bodies.with(
                        a.body(), new BodyState(Recorded.of(a, entry), null, null, null, entry.position()));
            case EnvironmentDeclared a -> declare(a);
            case RoleGranted a -> grant(a.person(), new RoleHeld(a.role(), a.body()), true);
            case RoleEnded a -> grant(a.person(), new RoleHeld(a.role(), a.body()), false);
            case RelianceAgreed a -> rely(a);
            case RelianceEnded a -> unrely(a);
            case AnswerGiven a -> change(a.environment(), a.control(), s -> s.answered(Recorded.of(a, entry)));
            case EvidenceAttached a -> attach(a);
            case EvidenceWithdrawn a -> withdraw(a);
            case ReportImported a -> report(a);
            case ReportWithdrawn a -> unreport(a);
            case CaseOpened a -> converse(a);
            case NoticeServed a -> converse(a);
            case ReplyMade a -> converse(a);
            case Adjudicated a -> converse(a);
            case CaseClosed a -> converse(a);
            case RiskAccepted a -> concede(a);
            case RiskEnded a -> concede(a);
            case PlanAgreed a -> concede(a);
            case PlanEnded a -> concede(a);
            case MeasureImposed a -> bind(a);
            case MeasureLifted a -> bind(a);
            case AgreementMade a -> bind(a);
            case AgreementEnded a -> bind(a);
            case ServiceRegistered a -> {
                now.services = now.services.with(a.service(), Recorded.of(a, entry));
                now.hosts = now.hosts.with(a.host(), a.service());
            }
            case RouteDeclared a -> route(a);
            case RouteRetired a -> {
                RouteState route = known(now.routes.get(a.route()), a.route());
                now.routes = now.routes.with(
                        a.route(), new RouteState(route.declared().ended(entry.at()), route.from()));
            }
            case WorkloadRegistered a -> {
                now.workloads = now.workloads.with(a.workload(), Recorded.of(a, entry));
                now.fingerprints =
                        now.fingerprints.with(a.fingerprint(), a.workload().value());
                EnvironmentState of = environment(a.environment());
                open.put(a.environment(), of.working(Chain.adding(of.workloads, a.workload())));
            }
            case WorkloadRetired a -> {
                Recorded<WorkloadRegistered> workload = known(now.workloads.get(a.workload()), a.workload());
                now.workloads = now.workloads.with(a.workload(), workload.ended(entry.at()));
                EnvironmentState of = environment(workload.act().environment());
                open.put(of.id(), of.working(of.workloads));
            }
            case GatewayRegistered a -> {
                now.gateways = now.gateways.with(a.gateway(), Recorded.of(a, entry));
                now.fingerprints =
                        now.fingerprints.with(a.fingerprint(), a.gateway().value());
            }
            case GatewayRetired a ->
                now.gateways = now.gateways.with(
                        a.gateway(),
                        known(now.gateways.get(a.gateway()), a.gateway()).ended(entry.at()));
        }
    }

    private void found(NetworkFounded act) {
        now.name = Optional.of(act.name());
        now.founder = Optional.of(entry.actor());
        grant(entry.actor(), new RoleHeld(Role.AUTHORITY_LEAD, Optional.empty()), true);
    }

    private void grant(PersonId person, RoleHeld role, boolean held) {
        Set<RoleHeld> roles = new HashSet<>(before.rolesOf(person));
        if (held) {
            roles.add(role);
        } else {
            roles.remove(role);
        }
        now.roles = now.roles.with(person, Set.copyOf(roles));
    }

    /// What is known of every control may mean something else once the edition counts, so all are looked at then.
    private void issue(EditionIssued act) {
        now.timetable = now.timetable.with(act.edition());
        long counts = now.timetable.editions().getLast().from;
        before.register().environments.forEach((id, state) -> {
            EnvironmentState looked = state;
            for (int place = 0; place < state.places(); place++) {
                if (state.touched(place)) {
                    ControlState control = state.control(place);
                    looked = looked.with(place, control.waking(Math.min(control.wakesAt(), counts)));
                }
            }
            open.put(id, looked);
        });
    }

    private void declare(EnvironmentDeclared act) {
        open.put(act.environment(), EnvironmentState.of(Recorded.of(act, entry)));
        body(act.body(), b -> b.adding(act.environment()));
    }

    private void rely(RelianceAgreed act) {
        int place = place(act.control());
        change(act.consumer(), act.control(), s -> {
            List<Recorded<RelianceAgreed>> others =
                    ControlState.without(s.reliances(), r -> r.act().provider().equals(act.provider()));
            return s.relying(ControlState.adding(others, Recorded.of(act, entry)));
        });
        EnvironmentState provider = environment(act.provider());
        ControlState serving = provider.control(place);
        if (!serving.consumers().contains(act.consumer())) {
            open.put(
                    act.provider(),
                    provider.with(place, serving.serving(ControlState.adding(serving.consumers(), act.consumer()))));
        }
    }

    private void unrely(RelianceEnded act) {
        int place = place(act.control());
        change(
                act.consumer(),
                act.control(),
                s -> s.relying(ControlState.without(
                        s.reliances(), r -> r.act().provider().equals(act.provider()))));
        EnvironmentState provider = environment(act.provider());
        ControlState serving = provider.control(place);
        open.put(
                act.provider(),
                provider.with(
                        place,
                        serving.serving(ControlState.without(serving.consumers(), c -> c.equals(act.consumer())))));
    }

    private void attach(EvidenceAttached act) {
        now.evidence = now.evidence.with(act.evidence(), Recorded.of(act, entry));
        FactUsed source = new FactUsed(FactUsed.Kind.EVIDENCE, act.evidence().value());
        for (ControlId control : act.controls()) {
            prove(act.environment(), control, source, act.kind(), act.strength(), Micros.of(act.observedAt()));
        }
        open.put(act.environment(), environment(act.environment()).adding(act.evidence()));
    }

    private void prove(
            EnvironmentId environment,
            ControlId control,
            FactUsed source,
            EvidenceKind kind,
            Strength strength,
            long observedAt) {
        Period lasts = lasts(control);
        Proof proof = Proof.of(source, kind, strength, observedAt, lasts);
        change(environment, control, s -> s.proving(Proof.adding(s.proofs(), proof, lasts, at)));
    }

    private void withdraw(EvidenceWithdrawn act) {
        Recorded<EvidenceAttached> evidence = known(now.evidence.get(act.evidence()), act.evidence());
        now.evidence = now.evidence.with(act.evidence(), evidence.ended(entry.at()));
        for (ControlId control : evidence.act().controls()) {
            reprove(evidence.act().environment(), control);
        }
    }

    /// Looks up again what proves a control, after something that did was withdrawn.
    private void reprove(EnvironmentId id, ControlId control) {
        Period lasts = lasts(control);
        List<Proof> proofs = List.of();
        for (EvidenceId each : Chain.list(environment(id).evidence)) {
            Recorded<EvidenceAttached> evidence = known(now.evidence.get(each), each);
            EvidenceAttached act = evidence.act();
            if (evidence.live() && act.controls().contains(control)) {
                FactUsed source = new FactUsed(FactUsed.Kind.EVIDENCE, each.value());
                long observed = Micros.of(act.observedAt());
                proofs = Proof.adding(proofs, Proof.of(source, act.kind(), act.strength(), observed, lasts), lasts, at);
            }
        }
        for (ReportId each : Chain.list(environment(id).reports)) {
            Recorded<ReportImported> report = known(now.reports.get(each), each);
            ReportImported act = report.act();
            if (report.live() && act.proves().contains(control)) {
                FactUsed source = new FactUsed(FactUsed.Kind.REPORT, each.value());
                long scanned = Micros.of(act.scannedAt());
                proofs = Proof.adding(
                        proofs, Proof.of(source, EvidenceKind.SCAN, act.strength(), scanned, lasts), lasts, at);
            }
        }
        List<Proof> left = proofs;
        change(id, control, s -> s.proving(left));
    }

    private void report(ReportImported act) {
        now.reports = now.reports.with(act.report(), Recorded.of(act, entry));
        FactUsed source = new FactUsed(FactUsed.Kind.REPORT, act.report().value());
        for (ControlId control : act.proves()) {
            prove(act.environment(), control, source, EvidenceKind.SCAN, act.strength(), Micros.of(act.scannedAt()));
        }
        rebreach(act.environment(), act.breaches(), (old, breach) -> old.map(b -> b.toldAgain(breach, act))
                .orElse(new BreachHeld(breach, act.report(), act.strength(), act.credentialed())));
        open.put(act.environment(), environment(act.environment()).adding(act.report()));
    }

    private void unreport(ReportWithdrawn act) {
        Recorded<ReportImported> withdrawn = known(now.reports.get(act.report()), act.report());
        now.reports = now.reports.with(act.report(), withdrawn.ended(entry.at()));
        for (ControlId control : withdrawn.act().proves()) {
            reprove(act.environment(), control);
        }
        ReportImported strongest = withdrawn.act();
        for (Recorded<ReportImported> other : before.reportsOf(act.environment())) {
            boolean stronger = other.act().strength().atLeast(strongest.strength());
            if (other.live() && !other.act().report().equals(act.report()) && stronger) {
                strongest = other.act();
            }
        }
        ReportImported told = strongest;
        rebreach(act.environment(), act.breaches(), (old, breach) -> old.map(
                        b -> new BreachHeld(breach, b.report(), b.strength(), b.credentialed()))
                .orElse(new BreachHeld(breach, told.report(), told.strength(), told.credentialed())));
    }

    /// How what is held of a breach comes from what was held before.
    private interface Retelling {
        BreachHeld of(Optional<BreachHeld> before, Breach breach);
    }

    private void rebreach(EnvironmentId id, List<Breach> breaches, Retelling retelling) {
        Map<Integer, Breach> told = new HashMap<>();
        breaches.forEach(b -> told.put(place(b.control()), b));
        EnvironmentState state = environment(id);
        Set<Integer> places = new LinkedHashSet<>(told.keySet());
        for (int place = 0; place < state.places(); place++) {
            if (state.touched(place) && state.control(place).breach().isPresent()) {
                places.add(place);
            }
        }
        for (int place : places) {
            Optional<Breach> breach = Optional.ofNullable(told.get(place));
            change(id, place, s -> s.breached(breach.map(b -> retelling.of(s.breach(), b))));
        }
    }

    private void converse(Act act) {
        switch (act) {
            case CaseOpened a -> {
                Case opened = new Case(
                        a.caseId(),
                        a.environment(),
                        a.control(),
                        entry.at(),
                        entry.actor(),
                        a.breachedAt(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty());
                now.cases = now.cases.with(a.caseId(), opened);
                change(a.environment(), a.control(), s -> s.with(Optional.of(opened)));
                open.put(a.environment(), environment(a.environment()).adding(a.caseId()));
            }
            case NoticeServed a ->
                step(
                        a.caseId(),
                        c -> c.served(
                                new Case.Notice(entry.at(), a.replyOwedBy(), a.replyBy(), a.bitesAt(), a.routes())));
            case ReplyMade a ->
                step(a.caseId(), c -> c.replied(new Case.Reply(entry.at(), entry.actor(), a.kind(), a.words())));
            case Adjudicated a -> {
                Case about = known(now.cases.get(a.caseId()), a.caseId());
                String cause =
                        touch(about.environment(), place(about.control())).cause();
                step(
                        a.caseId(),
                        c -> c.decided(
                                new Case.Adjudication(entry.at(), entry.actor(), a.upheld(), a.reasons(), cause)));
            }
            case CaseClosed a -> close(a);
            default -> throw new AssertionError("not a step of a case: " + act);
        }
    }

    private void step(CaseId id, UnaryOperator<Case> step) {
        Case about = step.apply(known(now.cases.get(id), id));
        now.cases = now.cases.with(id, about);
        change(about.environment(), about.control(), s -> s.with(Optional.of(about)));
    }

    /// What the control supports when a case about it ends is what the next notice protects.
    private void close(CaseClosed act) {
        Case about = known(now.cases.get(act.caseId()), act.caseId()).closed(entry.at());
        now.cases = now.cases.with(act.caseId(), about);
        Judged judged = touch(about.environment(), place(about.control()));
        change(about.environment(), about.control(), s -> {
            ControlState closed = s.with(Optional.empty());
            return judged.settled() ? closed.tallied(closed.tally().establishing(judged.mask())) : closed;
        });
    }

    private void concede(Act act) {
        switch (act) {
            case RiskAccepted a -> {
                Recorded<RiskAccepted> risk = Recorded.of(a, entry);
                now.risks = now.risks.with(a.risk(), risk);
                change(a.environment(), a.control(), s -> s.accepting(ControlState.adding(s.risks(), risk)));
                open.put(a.environment(), environment(a.environment()).adding(a.risk()));
            }
            case RiskEnded a -> {
                RiskAccepted risk = known(now.risks.get(a.risk()), a.risk()).act();
                now.risks = now.risks.with(
                        a.risk(), known(now.risks.get(a.risk()), a.risk()).ended(entry.at()));
                change(
                        risk.environment(),
                        risk.control(),
                        s -> s.accepting(ControlState.without(
                                s.risks(), r -> r.act().risk().equals(a.risk()))));
            }
            case PlanAgreed a -> {
                Recorded<PlanAgreed> plan = Recorded.of(a, entry);
                now.plans = now.plans.with(a.plan(), plan);
                for (ControlId control : a.controls()) {
                    change(a.environment(), control, s -> s.planned(ControlState.adding(s.plans(), plan)));
                }
                open.put(a.environment(), environment(a.environment()).adding(a.plan()));
            }
            case PlanEnded a -> {
                Recorded<PlanAgreed> plan = known(now.plans.get(a.plan()), a.plan());
                now.plans = now.plans.with(a.plan(), plan.ended(entry.at()));
                for (ControlId control : plan.act().controls()) {
                    change(
                            plan.act().environment(),
                            control,
                            s -> s.planned(ControlState.without(
                                    s.plans(), p -> p.act().plan().equals(a.plan()))));
                }
            }
            default -> throw new AssertionError("concedes nothing: " + act);
        }
    }

    private void bind(Act act) {
        long position = entry.position();
        switch (act) {
            case MeasureImposed a -> {
                now.measures = now.measures.with(a.measure(), Recorded.of(a, entry));
                body(a.body(), b -> b.adding(a.measure(), position));
            }
            case MeasureLifted a -> {
                Recorded<MeasureImposed> measure = known(now.measures.get(a.measure()), a.measure());
                now.measures = now.measures.with(a.measure(), measure.ended(entry.at()));
                body(measure.act().body(), b -> b.revised(position));
            }
            case AgreementMade a -> {
                now.agreements = now.agreements.with(a.agreement(), Recorded.of(a, entry));
                body(a.body(), b -> b.adding(a.agreement(), position));
            }
            case AgreementEnded a -> {
                Recorded<AgreementMade> agreement = known(now.agreements.get(a.agreement()), a.agreement());
                now.agreements = now.agreements.with(a.agreement(), agreement.ended(entry.at()));
                body(agreement.act().body(), b -> b.revised(position));
            }
            default -> throw new AssertionError("binds no body: " + act);
        }
    }

    private void route(RouteDeclared act) {
        RouteState known = now.routes.get(act.route());
        Recorded<RouteDeclared> declared = Recorded.of(act, entry);
        now.routes = now.routes.with(act.route(), known == null ? RouteState.first(declared) : known.again(declared));
    }

    private void body(BodyId id, UnaryOperator<BodyState> change) {
        now.bodies = now.bodies.with(id, change.apply(known(now.bodies.get(id), id)));
    }

    private void change(EnvironmentId environment, ControlId control, UnaryOperator<ControlState> change) {
        change(environment, place(control), change);
    }

    private void change(EnvironmentId id, int place, UnaryOperator<ControlState> change) {
        touch(id, place);
        EnvironmentState state = environment(id);
        open.put(id, state.with(place, change.apply(state.control(place))));
    }

    /// Strikes the tally, once for each act, and returns how the control stood just before the act.
    private Judged touch(EnvironmentId id, int place) {
        Touched key = new Touched(id, place);
        Judged known = touched.get(key);
        if (known != null) {
            return known;
        }
        Judged judged = Judge.judge(before, known(before.register().environments.get(id), id), place, at);
        touched.put(key, judged);
        EnvironmentState state = environment(id);
        ControlState control = state.control(place);
        open.put(id, state.with(place, control.tallied(judged.tally())));
        for (EnvironmentId consumer : control.consumers()) {
            touch(consumer, place);
        }
        return judged;
    }

    private EnvironmentState environment(EnvironmentId id) {
        EnvironmentState held = open.get(id);
        return held == null ? known(now.environments.get(id), id) : held;
    }

    private void flush() {
        open.forEach((id, state) -> now.environments = now.environments.with(id, state));
        open.clear();
    }

    private void wake(Programme after) {
        for (Touched key : new ArrayList<>(touched.keySet())) {
            EnvironmentState state = environment(key.environment());
            long wakes = Clockwork.wakes(
                    after, known(now.environments.get(key.environment()), key.environment()), key.place(), at);
            open.put(
                    key.environment(),
                    state.with(key.place(), state.control(key.place()).waking(wakes)));
        }
        flush();
    }

    private int place(ControlId control) {
        int place = now.timetable.place(control);
        if (place < 0) {
            throw new IllegalArgumentException("entry " + entry.position() + " names unknown control " + control);
        }
        return place;
    }

    private Period lasts(ControlId control) {
        Timetable.@Nullable Terms terms = now.timetable.at(at);
        @Nullable Control counted = terms == null ? null : terms.control(place(control));
        if (counted != null) {
            return counted.proofLasts();
        }
        return now.timetable.editions().stream()
                .flatMap(t -> t.edition.control(control).stream())
                .findFirst()
                .orElseThrow()
                .proofLasts();
    }

    private <T> T known(@Nullable T thing, Object id) {
        if (thing == null) {
            throw new IllegalArgumentException("entry " + entry.position() + " names unknown " + id);
        }
        return thing;
    }
}
