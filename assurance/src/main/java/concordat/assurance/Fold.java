package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CrosswalkAct;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.PartAct;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RelianceAct;
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
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the next version of a programme from one entry.
final class Fold {
    private final Revision revision;
    private final Register now;
    private final Entry entry;
    private final ProofFold proof;
    private final RelianceFold reliance;
    private final CaseFold cases;

    private Fold(Revision revision) {
        this.revision = revision;
        this.now = revision.now;
        this.entry = revision.entry;
        this.proof = new ProofFold(revision);
        this.reliance = new RelianceFold(revision);
        this.cases = new CaseFold(revision);
    }

    static Programme fold(Programme before, Entry entry, long at) {
        Revision revision = new Revision(before, entry, at);
        new Fold(revision).apply(entry.act());
        revision.note(About.bodies(before, entry.act()));
        return revision.finish();
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
            case RelianceAgreed a -> reliance.rely(a);
            case RelianceEnded a -> reliance.unrely(a.consumer(), a.provider(), revision.place(a.control()));
            case AnswerGiven a -> proof.answer(a);
            case EvidenceAttached a -> proof.attach(a);
            case EvidenceWithdrawn a -> proof.withdraw(a);
            case ReportImported a -> proof.report(a);
            case ReportWithdrawn a -> proof.unreport(a);
            case CaseOpened a -> cases.converse(a);
            case NoticeServed a -> cases.converse(a);
            case ReplyMade a -> cases.converse(a);
            case Adjudicated a -> cases.converse(a);
            case CaseClosed a -> cases.converse(a);
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
                RouteState route = revision.known(now.routes.get(a.route()), a.route());
                now.routes = now.routes.with(a.route(), route.retired(entry.at()));
            }
            case WorkloadRegistered a -> {
                now.workloads = now.workloads.with(a.workload(), Recorded.of(a, entry));
                now.fingerprints =
                        now.fingerprints.with(a.fingerprint(), a.workload().value());
                EnvironmentState of = revision.environment(a.environment());
                revision.put(a.environment(), of.working(Chain.adding(of.workloads, a.workload())));
            }
            case WorkloadRetired a -> {
                Recorded<WorkloadRegistered> workload = revision.known(now.workloads.get(a.workload()), a.workload());
                now.workloads = now.workloads.with(a.workload(), workload.ended(entry.at()));
                EnvironmentState of = revision.environment(workload.act().environment());
                revision.put(of.id(), of.working(of.workloads));
            }
            case GatewayRegistered a -> {
                now.gateways = now.gateways.with(a.gateway(), Recorded.of(a, entry));
                now.fingerprints =
                        now.fingerprints.with(a.fingerprint(), a.gateway().value());
            }
            case GatewayRetired a ->
                now.gateways = now.gateways.with(
                        a.gateway(),
                        revision.known(now.gateways.get(a.gateway()), a.gateway())
                                .ended(entry.at()));
            case PartAct a -> part(a);
        }
    }

    private void part(PartAct act) {
        switch (act) {
            case SubmissionAct a -> now.submissions = now.submissions.with(a, entry);
            case CertificateAct a -> now.certificates = now.certificates.with(a, entry);
            case PlanAct a -> now.planned = now.planned.with(a, entry);
            case AgreementAct a -> now.terms = now.terms.with(a, entry);
            case CrosswalkAct a -> now.otherCodes = now.otherCodes.with(a, entry);
            case MappingAct a -> now.mappings = now.mappings.with(a, entry);
            case AssetAct a -> now.sayings = now.sayings.with(a, entry);
            case RatingAct a -> {
                now.ratings = now.ratings.with(a, entry);
                if (a instanceof FindingsJudgedAnew anew) {
                    proof.judgeAnew(anew);
                }
            }
            case OpeningAct a -> now.openings = now.openings.with(a, entry);
            case HealthCheckAct a -> now.healthChecks = now.healthChecks.with(a, entry);
            case CaseAct a -> cases.step(a);
            case RiskAct a -> {
                now.decisions = now.decisions.with(a, entry);
                if (a instanceof RiskOverruled overruled) {
                    unaccept(overruled.risk());
                }
            }
            case MeasureAct a -> {
                now.restraints = now.restraints.with(a, entry);
                revision.body(now.restraints.bodyOf(a), b -> b.revised(entry.position()));
            }
            case JoiningAct a -> {
                now.applications = now.applications.with(a, entry);
                if (a instanceof BodyLeft left) {
                    reliance.leave(left.body());
                }
            }
            case AnswerAct a -> {
                now.answers = now.answers.with(a, entry);
                proof.answer(a);
            }
            case RelianceAct a -> {
                now.offers = now.offers.with(a, entry);
                reliance.rely(a);
            }
        }
    }

    private void found(NetworkFounded act) {
        now.name = Optional.of(act.name());
        now.founder = Optional.of(entry.actor());
        grant(entry.actor(), new RoleHeld(Role.AUTHORITY_LEAD, Optional.empty()), true);
    }

    private void grant(PersonId person, RoleHeld role, boolean held) {
        Set<RoleHeld> roles = new HashSet<>(revision.before.rolesOf(person));
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
        revision.before.register().environments.forEach((id, state) -> {
            EnvironmentState looked = state;
            for (int place = 0; place < state.places(); place++) {
                if (state.touched(place)) {
                    ControlState control = state.control(place);
                    looked = looked.with(place, control.waking(Math.min(control.wakesAt(), counts)));
                }
            }
            revision.put(id, looked);
        });
    }

    private void declare(EnvironmentDeclared act) {
        revision.put(act.environment(), EnvironmentState.of(Recorded.of(act, entry)));
        revision.body(act.body(), b -> b.adding(act.environment()));
    }

    private void concede(Act act) {
        switch (act) {
            case RiskAccepted a -> {
                Recorded<RiskAccepted> risk = Recorded.of(a, entry);
                now.risks = now.risks.with(a.risk(), risk);
                now.decisions = now.decisions.accepted(a, entry);
                revision.change(a.environment(), a.control(), s -> carrying(a.environment(), a.control(), s)
                        .accepting(ControlState.adding(s.risks(), risk)));
                revision.put(
                        a.environment(), revision.environment(a.environment()).adding(a.risk()));
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
                    revision.change(a.environment(), control, s -> carrying(a.environment(), control, s)
                            .planned(ControlState.adding(s.plans(), plan)));
                }
                revision.put(
                        a.environment(), revision.environment(a.environment()).adding(a.plan()));
            }
            case PlanEnded a -> {
                now.planned = now.planned.ended(a, entry);
                Recorded<PlanAgreed> plan = now.plans.get(a.plan());
                if (plan != null) {
                    unplan(a.plan(), plan);
                }
            }
            default -> throw new AssertionError("concedes nothing: " + act);
        }
    }

    /// What stands in for proof from now on counts with what stood in for it elsewhere.
    private ControlState carrying(EnvironmentId id, ControlId control, ControlState state) {
        Timetable.@Nullable Terms terms = revision.environment(id).terms(now.timetable, revision.at);
        long elsewhere = Elsewhere.borrowed(revision.before, id, revision.place(control), revision.at);
        return state.tallied(state.tally().carrying(elsewhere, terms == null ? Micros.NEVER : terms.ceiling));
    }

    /// One that was only proposed stood in for nothing.
    private void unplan(PlanId id, Recorded<PlanAgreed> plan) {
        now.plans = now.plans.with(id, plan.ended(entry.at()));
        for (ControlId control : plan.act().controls()) {
            revision.change(
                    plan.act().environment(),
                    control,
                    s -> s.planned(
                            ControlState.without(s.plans(), p -> p.act().plan().equals(id))));
        }
    }

    private void unaccept(RiskId id) {
        Recorded<RiskAccepted> risk = revision.known(now.risks.get(id), id);
        now.risks = now.risks.with(id, risk.ended(entry.at()));
        revision.change(
                risk.act().environment(),
                risk.act().control(),
                s -> s.accepting(
                        ControlState.without(s.risks(), r -> r.act().risk().equals(id))));
    }

    private void bind(Act act) {
        long position = entry.position();
        switch (act) {
            case MeasureImposed a -> {
                boolean own = Powers.officerOf(revision.before, entry.actor(), a.body());
                now.restraints = now.restraints.imposed(a, entry, own);
                revision.body(a.body(), b -> b.revised(position));
            }
            case MeasureLifted a -> {
                now.restraints = now.restraints.lifted(a, entry);
                revision.body(
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
                revision.body(a.body(), b -> b.adding(a.agreement(), position));
                wakeAccepted(a.body());
            }
            case AgreementEnded a -> {
                Recorded<AgreementMade> agreement = revision.known(now.agreements.get(a.agreement()), a.agreement());
                now.agreements = now.agreements.with(a.agreement(), agreement.ended(entry.at()));
                revision.body(agreement.act().body(), b -> b.revised(position));
            }
            default -> throw new AssertionError("binds no body: " + act);
        }
    }

    /// When what was accepted past the ceiling ends has to do with whose data a body reaches: it is looked at again.
    private void wakeAccepted(BodyId body) {
        BodyState state = revision.known(now.bodies.get(body), body);
        for (EnvironmentId id : Chain.list(state.environments())) {
            EnvironmentState known = revision.environment(id);
            EnvironmentState looked = known;
            for (int place = 0; place < looked.places(); place++) {
                if (looked.touched(place) && !looked.control(place).risks().isEmpty()) {
                    looked = looked.with(place, looked.control(place).waking(revision.at));
                }
            }
            if (!looked.equals(known)) {
                revision.put(id, looked);
            }
        }
    }

    private void route(RouteDeclared act) {
        RouteState declared = new RouteNotice(now, act, revision.at).declared(Recorded.of(act, entry));
        now.routes = now.routes.with(act.route(), declared);
        now.agreements.forEach((id, agreement) -> {
            if (agreement.live() && agreement.act().service().equals(act.service())) {
                wakeAccepted(agreement.act().body());
            }
        });
    }
}
