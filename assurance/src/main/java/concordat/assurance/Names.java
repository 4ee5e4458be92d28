package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PartAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.act.WorkloadRetired;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether what an act names is known, and what it brings in is new. Ids are never used twice.
final class Names {
    private final Register register;

    private Names(Register register) {
        this.register = register;
    }

    static Verdict check(Programme programme, Act act) {
        return new Names(programme.register()).check(act);
    }

    private Verdict check(Act act) {
        return switch (act) {
            case NetworkFounded a ->
                Verdict.refused(Fault.NETWORK_ALREADY_FOUNDED, a.name().digest());
            case EditionIssued a ->
                Verdict.unused(register.timetable.editions().stream()
                                .map(t -> t.edition.id())
                                .filter(a.edition().id()::equals)
                                .findFirst()
                                .orElse(null))
                        .and(() -> Verdict.unused(
                                register.otherCodes.code(a.edition().id()).orElse(null)));
            case BodyJoined a -> Verdict.unused(register.bodies.get(a.body()));
            case EnvironmentDeclared a ->
                either(body(a.body()), Verdict.unused(register.environments.get(a.environment())));
            case RoleGranted a -> a.body().map(this::body).orElse(Verdict.allow());
            case RoleEnded a -> a.body().map(this::body).orElse(Verdict.allow());
            case RelianceAgreed a -> either(environment(a.consumer()), environment(a.provider()), control(a.control()));
            case RelianceEnded a -> either(environment(a.consumer()), environment(a.provider()), control(a.control()));
            case AnswerGiven a -> either(environment(a.environment()), control(a.control()));
            case ReplyMade a -> Verdict.known(register.cases.get(a.caseId()), Fault.CASE_UNKNOWN, a.caseId());
            case CaseOpened a ->
                either(
                        environment(a.environment()),
                        control(a.control()),
                        Verdict.unused(register.cases.get(a.caseId())));
            case NoticeServed a -> Verdict.known(register.cases.get(a.caseId()), Fault.CASE_UNKNOWN, a.caseId());
            case Adjudicated a -> Verdict.known(register.cases.get(a.caseId()), Fault.CASE_UNKNOWN, a.caseId());
            case CaseClosed a -> Verdict.known(register.cases.get(a.caseId()), Fault.CASE_UNKNOWN, a.caseId());
            case EvidenceAttached a -> ofProof(a);
            case EvidenceWithdrawn a -> ofProof(a);
            case ReportImported a -> ofProof(a);
            case ReportWithdrawn a -> ofProof(a);
            case RiskAccepted a -> ofProof(a);
            case RiskEnded a -> ofProof(a);
            case PlanAgreed a -> ofProof(a);
            case PlanEnded a -> ofProof(a);
            case MeasureImposed a -> ofAccess(a);
            case MeasureLifted a -> ofAccess(a);
            case ServiceRegistered a -> ofAccess(a);
            case RouteDeclared a -> ofAccess(a);
            case RouteRetired a -> ofAccess(a);
            case AgreementMade a -> ofAccess(a);
            case AgreementEnded a -> ofAccess(a);
            case WorkloadRegistered a -> ofAccess(a);
            case WorkloadRetired a -> ofAccess(a);
            case GatewayRegistered a -> ofAccess(a);
            case GatewayRetired a -> ofAccess(a);
            case PartAct a -> new PartNames(register, this).check(a);
        };
    }

    private Verdict ofProof(Act act) {
        return switch (act) {
            case EvidenceAttached a ->
                either(
                        environment(a.environment()),
                        controls(a.controls()),
                        Verdict.unused(register.evidence.get(a.evidence())));
            case EvidenceWithdrawn a -> live(register.evidence.get(a.evidence()), Fault.EVIDENCE_UNKNOWN, a.evidence());
            case ReportImported a ->
                either(
                        environment(a.environment()),
                        controls(a.proves()),
                        controls(a.breaches().stream().map(b -> b.control()).toList()),
                        Verdict.unused(register.reports.get(a.report())));
            case ReportWithdrawn a ->
                either(
                        environment(a.environment()),
                        controls(a.breaches().stream().map(b -> b.control()).toList()),
                        reportOf(a));
            case RiskAccepted a ->
                either(
                        environment(a.environment()),
                        control(a.control()),
                        handlings(a.handlings()),
                        Verdict.unused(register.risks.get(a.risk())));
            case RiskEnded a -> live(register.risks.get(a.risk()), Fault.RISK_UNKNOWN, a.risk());
            case PlanAgreed a ->
                either(
                        environment(a.environment()),
                        controls(a.controls()),
                        Verdict.unused(register.plans.get(a.plan())));
            case PlanEnded a -> register.planned.names(a);
            default -> Verdict.allow();
        };
    }

    private Verdict ofAccess(Act act) {
        return switch (act) {
            case MeasureImposed a -> measure(a);
            case MeasureLifted a -> register.restraints.live(a.measure());
            case ServiceRegistered a -> either(body(a.owner()), Verdict.unused(register.services.get(a.service())));
            case RouteDeclared a -> route(a);
            case RouteRetired a -> {
                RouteState route = register.routes.get(a.route());
                yield live(route == null ? null : route.declared(), Fault.ROUTE_UNKNOWN, a.route());
            }
            case AgreementMade a ->
                either(
                        body(a.body()),
                        Verdict.known(register.services.get(a.service()), Fault.SERVICE_UNKNOWN, a.service()),
                        Verdict.unused(register.agreements.get(a.agreement())));
            case AgreementEnded a ->
                live(register.agreements.get(a.agreement()), Fault.AGREEMENT_UNKNOWN, a.agreement());
            case WorkloadRegistered a ->
                either(
                        environment(a.environment()),
                        live(register.agreements.get(a.agreement()), Fault.AGREEMENT_UNKNOWN, a.agreement()),
                        Verdict.unused(register.workloads.get(a.workload())));
            case WorkloadRetired a -> live(register.workloads.get(a.workload()), Fault.WORKLOAD_UNKNOWN, a.workload());
            case GatewayRegistered a -> Verdict.unused(register.gateways.get(a.gateway()));
            case GatewayRetired a -> live(register.gateways.get(a.gateway()), Fault.GATEWAY_UNKNOWN, a.gateway());
            default -> Verdict.allow();
        };
    }

    private Verdict measure(MeasureImposed act) {
        for (ServiceId service : act.services()) {
            if (!register.services.containsKey(service)) {
                return Verdict.refused(Fault.SERVICE_UNKNOWN, service.value());
            }
        }
        return either(
                body(act.body()),
                handlings(act.handlings()),
                controls(act.liftsWhen()),
                act.about()
                        .map(c -> Verdict.known(register.cases.get(c), Fault.CASE_UNKNOWN, c))
                        .orElse(Verdict.allow()),
                Verdict.unused(register.restraints.measure(act.measure()).orElse(null)));
    }

    private Verdict route(RouteDeclared act) {
        RouteState known = register.routes.get(act.route());
        boolean another = known != null
                && (!known.declared().live()
                        || !known.declared().act().service().equals(act.service()));
        return either(
                Verdict.known(register.services.get(act.service()), Fault.SERVICE_UNKNOWN, act.service()),
                handlings(Set.of(act.handling())),
                controls(act.alsoNeeds()),
                another ? Verdict.unused(known) : Verdict.allow());
    }

    private Verdict reportOf(ReportWithdrawn act) {
        Recorded<ReportImported> report = register.reports.get(act.report());
        boolean theirs = report != null && report.act().environment().equals(act.environment());
        return live(theirs ? report : null, Fault.REPORT_UNKNOWN, act.report());
    }

    Verdict body(BodyId id) {
        return Verdict.known(register.bodies.get(id), Fault.BODY_UNKNOWN, id);
    }

    Verdict environment(EnvironmentId id) {
        return Verdict.known(register.environments.get(id), Fault.ENVIRONMENT_UNKNOWN, id);
    }

    Verdict control(ControlId id) {
        return register.timetable.place(id) < 0
                ? Verdict.refused(Fault.CONTROL_UNKNOWN, "no edition has control " + id)
                : Verdict.allow();
    }

    Verdict controls(Collection<ControlId> ids) {
        return ids.stream()
                .map(this::control)
                .filter(v -> !v.allowed())
                .findFirst()
                .orElse(Verdict.allow());
    }

    Verdict handlings(Collection<String> ids) {
        Optional<String> unknown = ids.stream()
                .filter(id -> register.timetable.mask(Set.of(id)) == 0)
                .findFirst();
        return unknown.map(id -> Verdict.refused(Fault.HANDLING_UNKNOWN, "no edition has handling " + id))
                .orElse(Verdict.allow());
    }

    private static Verdict live(@Nullable Recorded<?> thing, Fault fault, Object id) {
        if (thing == null) {
            return Verdict.refused(fault, id + " is not known");
        }
        return thing.live()
                ? Verdict.allow()
                : Verdict.refused(
                        Fault.ALREADY_ENDED, id + " ended at " + thing.endedAt().orElseThrow());
    }

    private static Verdict either(Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        return Verdict.allow();
    }
}
