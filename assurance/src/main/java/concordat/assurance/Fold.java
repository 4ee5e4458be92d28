package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EditionAdopted;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.CaseAct.ConversationHeld;
import concordat.assurance.act.CaseAct.NoteAgreed;
import concordat.assurance.act.CaseAct.RootCauseStated;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskAct.RiskOverruled;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.act.WorkloadRetired;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.WorkloadId;
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
    /// What consumers have to confirm that they go on relying after a change.
    private static final int CONFIRMING = 20;

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
                now.bodies =
                        now.bodies.with(a.body(), new BodyState(Recorded.of(a, entry), null, null, entry.position()));
            case EnvironmentDeclared a -> declare(a);
            case RoleGranted a -> grant(a.person(), new RoleHeld(a.role(), a.body()), true);
            case RoleEnded a -> grant(a.person(), new RoleHeld(a.role(), a.body()), false);
            case RelianceAgreed a -> rely(a);
            case RelianceEnded a -> unrely(a.consumer(), a.provider(), place(a.control()));
            case AnswerGiven a -> answer(a);
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
            case SubmissionAct a -> now.submissions = now.submissions.with(a, entry);
            case CertificateAct a -> now.certificates = now.certificates.with(a, entry);
            case PlanAct a -> now.planned = now.planned.with(a, entry);
            case AgreementAct a -> now.terms = now.terms.with(a, entry);
            case CaseAct a -> step(a);
            case RiskAct a -> {
                now.decisions = now.decisions.with(a, entry);
                if (a instanceof RiskOverruled overruled) {
                    unaccept(overruled.risk());
                }
            }
            case MeasureAct a -> {
                now.restraints = now.restraints.with(a, entry);
                body(now.restraints.bodyOf(a), b -> b.revised(entry.position()));
            }
            case JoiningAct a -> {
                now.applications = now.applications.with(a, entry);
                if (a instanceof BodyLeft left) {
                    leave(left.body());
                }
            }
            case AnswerAct a -> {
                now.answers = now.answers.with(a, entry);
                answer(a);
            }
            case RelianceAct a -> {
                now.offers = now.offers.with(a, entry);
                rely(a);
            }
        }
    }

    private void answer(AnswerGiven act) {
        int edition = judgedBy(act.environment());
        change(act.environment(), act.control(), s -> s.showing(s.own().answered(Recorded.of(act, entry), edition)));
    }

    private void answer(AnswerAct act) {
        switch (act) {
            case EditionAdopted a -> adopt(a);
            case AnswerReviewed a -> {
                int newest = now.timetable.editions().size() - 1;
                change(a.environment(), a.control(), s -> s.showing(s.own().reviewed(newest)));
            }
            case PatternFollowed a -> {
                Recorded<PatternPublished> pattern =
                        now.answers.pattern(a.pattern()).orElseThrow();
                for (ControlId control : pattern.act().controls()) {
                    change(a.environment(), control, s -> s.showing(s.own().following(pattern)));
                }
            }
            case AlternativeAssessed a -> {
                AlternativeProposed proposed = now.answers
                        .alternative(a.alternative())
                        .orElseThrow()
                        .proposed()
                        .act();
                change(
                        proposed.environment(),
                        proposed.control(),
                        s -> s.showing(s.own().with(Recorded.of(a, entry))));
            }
            default -> {
                // Who answers what by when changes nothing of how a control stands.
            }
        }
    }

    /// @return the place of the edition by which the environment is judged now; 0 before the first counts
    private int judgedBy(EnvironmentId id) {
        Timetable.@Nullable Terms terms = environment(id).terms(now.timetable, at);
        return terms == null ? 0 : terms.place;
    }

    /// All that is known of the environment is read by other rules from now on, so what came about is struck first.
    private void adopt(EditionAdopted act) {
        EnvironmentState state = environment(act.environment());
        for (int place = 0; place < state.places(); place++) {
            if (state.touched(place)) {
                touch(act.environment(), place);
            }
        }
        int edition = 0;
        while (!now.timetable.editions().get(edition).edition.id().equals(act.edition())) {
            edition++;
        }
        now.timetable = now.timetable.adopted(edition);
        open.put(
                act.environment(), environment(act.environment()).adopting(new EnvironmentState.Adoption(edition, at)));
    }

    private void rely(RelianceAct act) {
        switch (act) {
            case OfferAccepted a -> {
                RelianceOffered offer =
                        now.offers.offer(a.offer()).orElseThrow().offered().act();
                for (ControlId control : a.controls()) {
                    rely(new RelianceAgreed(
                            a.consumer(),
                            offer.provider(),
                            control,
                            offer.split(),
                            offer.remainingDuty(),
                            offer.until()));
                }
            }
            case ProvisionChanged a -> {
                long confirmBy = WorkingDays.after(at, CONFIRMING);
                for (ControlId control : a.controls()) {
                    for (EnvironmentId consumer :
                            environment(a.provider()).control(place(control)).consumers()) {
                        relied(consumer, control, a.provider(), r -> r.changed(a.change(), confirmBy));
                    }
                }
            }
            case RelianceConfirmed a -> {
                for (ControlId control : a.controls()) {
                    relied(a.consumer(), control, a.provider(), Relied::confirmed);
                }
            }
            default -> {
                // An offer binds nobody before it is accepted.
            }
        }
    }

    private void relied(
            EnvironmentId consumer, ControlId control, EnvironmentId provider, UnaryOperator<Relied> change) {
        change(
                consumer,
                control,
                s -> s.relying(s.reliances().stream()
                        .map(r -> r.act().provider().equals(provider) ? change.apply(r) : r)
                        .toList()));
    }

    /// Everything that rests on the body ends: what others rely on it for, what it uses, what calls in its name.
    private void leave(BodyId id) {
        BodyState body = known(now.bodies.get(id), id);
        for (EnvironmentId left : Chain.list(body.environments())) {
            EnvironmentState state = environment(left);
            for (int place = 0; place < state.places(); place++) {
                for (EnvironmentId consumer :
                        state.touched(place) ? state.control(place).consumers() : List.<EnvironmentId>of()) {
                    unrely(consumer, left, place);
                }
                if (state.touched(place)) {
                    for (Relied relied : state.control(place).reliances()) {
                        unrely(left, relied.act().provider(), place);
                    }
                }
            }
            for (WorkloadId workload : Chain.list(environment(left).workloads)) {
                Recorded<WorkloadRegistered> known = known(now.workloads.get(workload), workload);
                now.workloads = now.workloads.with(workload, known.live() ? known.ended(entry.at()) : known);
            }
            open.put(left, environment(left).working(environment(left).workloads));
        }
        for (AgreementId agreement : Chain.list(body.agreements())) {
            Recorded<AgreementMade> known = known(now.agreements.get(agreement), agreement);
            now.agreements = now.agreements.with(agreement, known.live() ? known.ended(entry.at()) : known);
        }
        body(id, b -> b.left(entry.at(), entry.position()));
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
            List<Relied> others =
                    ControlState.without(s.reliances(), r -> r.act().provider().equals(act.provider()));
            return s.relying(ControlState.adding(others, Relied.of(Recorded.of(act, entry))));
        });
        EnvironmentState provider = environment(act.provider());
        ControlState serving = provider.control(place);
        if (!serving.consumers().contains(act.consumer())) {
            open.put(
                    act.provider(),
                    provider.with(place, serving.serving(ControlState.adding(serving.consumers(), act.consumer()))));
        }
    }

    private void unrely(EnvironmentId consumer, EnvironmentId provider, int place) {
        change(
                consumer,
                place,
                s -> s.relying(ControlState.without(
                        s.reliances(), r -> r.act().provider().equals(provider))));
        EnvironmentState state = environment(provider);
        ControlState serving = state.control(place);
        open.put(
                provider,
                state.with(place, serving.serving(ControlState.without(serving.consumers(), c -> c.equals(consumer)))));
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
        Period lasts = lasts(environment, control);
        Proof proof = Proof.of(source, kind, strength, observedAt, lasts);
        change(
                environment,
                control,
                s -> s.showing(s.own().proving(Proof.adding(s.own().proofs(), proof, lasts, at))));
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
        Period lasts = lasts(id, control);
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
        change(id, control, s -> s.showing(s.own().proving(left)));
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
                        List.of(),
                        Optional.empty());
                now.cases = now.cases.with(a.caseId(), opened);
                change(a.environment(), a.control(), s -> s.with(Optional.of(opened)));
                open.put(a.environment(), environment(a.environment()).adding(a.caseId()));
            }
            case NoticeServed a ->
                step(a.caseId(), new Case.Notice(entry.at(), a.replyOwedBy(), a.replyBy(), a.bitesAt(), a.routes()));
            case ReplyMade a -> step(a.caseId(), new Case.Reply(entry.at(), entry.actor(), a.kind(), a.words()));
            case Adjudicated a -> {
                Case about = known(now.cases.get(a.caseId()), a.caseId());
                String cause =
                        touch(about.environment(), place(about.control())).cause();
                step(a.caseId(), new Case.Adjudication(entry.at(), entry.actor(), a.upheld(), a.reasons(), cause));
            }
            case CaseClosed a -> close(a);
            default -> throw new AssertionError("not a step of a case: " + act);
        }
    }

    private void step(CaseAct act) {
        switch (act) {
            case CaseCompared a ->
                step(
                        a.caseId(),
                        new Case.Comparison(
                                entry.at(), a.earlierCases(), a.slips(), a.daysWithoutProof(), a.credible()));
            case ConversationHeld a ->
                step(a.caseId(), new Case.Conversation(entry.at(), entry.actor(), a.heldOn(), a.note()));
            case NoteAgreed a ->
                step(a.caseId(), new Case.NoteAgreement(entry.at(), entry.actor(), a.agreed(), a.words()));
            case RootCauseStated a ->
                step(a.caseId(), new Case.RootCause(entry.at(), entry.actor(), a.plan(), a.cause()));
        }
    }

    private void step(CaseId id, Case.Step step) {
        Case about = known(now.cases.get(id), id).with(step);
        now.cases = now.cases.with(id, about);
        // The cause may still be stated once the case is closed, which must not open it again.
        if (about.open()) {
            change(about.environment(), about.control(), s -> s.with(Optional.of(about)));
        }
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
                now.decisions = now.decisions.accepted(a, entry);
                change(a.environment(), a.control(), s -> s.accepting(ControlState.adding(s.risks(), risk)));
                open.put(a.environment(), environment(a.environment()).adding(a.risk()));
            }
            case RiskEnded a -> {
                now.decisions = now.decisions.ended(a, entry);
                unaccept(a.risk());
            }
            case PlanAgreed a -> {
                Recorded<PlanAgreed> plan = Recorded.of(a, entry);
                now.plans = now.plans.with(a.plan(), plan);
                now.planned = now.planned.agreed(a, entry);
                for (ControlId control : a.controls()) {
                    change(a.environment(), control, s -> s.planned(ControlState.adding(s.plans(), plan)));
                }
                open.put(a.environment(), environment(a.environment()).adding(a.plan()));
            }
            case PlanEnded a -> {
                Recorded<PlanAgreed> plan = known(now.plans.get(a.plan()), a.plan());
                now.plans = now.plans.with(a.plan(), plan.ended(entry.at()));
                now.planned = now.planned.ended(a, entry);
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

    private void unaccept(RiskId id) {
        Recorded<RiskAccepted> risk = known(now.risks.get(id), id);
        now.risks = now.risks.with(id, risk.ended(entry.at()));
        change(
                risk.act().environment(),
                risk.act().control(),
                s -> s.accepting(
                        ControlState.without(s.risks(), r -> r.act().risk().equals(id))));
    }

    private void bind(Act act) {
        long position = entry.position();
        switch (act) {
            case MeasureImposed a -> {
                now.restraints = now.restraints.imposed(a, entry);
                body(a.body(), b -> b.revised(position));
            }
            case MeasureLifted a -> {
                now.restraints = now.restraints.lifted(a, entry);
                body(
                        now.restraints
                                .measure(a.measure())
                                .orElseThrow()
                                .imposed()
                                .act()
                                .body(),
                        b -> b.revised(position));
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

    private Period lasts(EnvironmentId id, ControlId control) {
        Timetable.@Nullable Terms terms = environment(id).terms(now.timetable, at);
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
