package concordat.assurance;

import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.Prose;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.agreement.Terms;
import concordat.assurance.answer.Answers;
import concordat.assurance.asset.Sayings;
import concordat.assurance.certificate.Certificates;
import concordat.assurance.crosswalk.OtherCodes;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.healthcheck.HealthChecks;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.GatewayId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.WorkloadId;
import concordat.assurance.joining.Applications;
import concordat.assurance.mapping.KeptMappings;
import concordat.assurance.opening.Openings;
import concordat.assurance.plan.Plans;
import concordat.assurance.rating.Ratings;
import concordat.assurance.reliance.Offers;
import concordat.assurance.restraint.Restraints;
import concordat.assurance.risk.Risks;
import concordat.assurance.submission.Submissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Everything that ids stand for, as a set of maps that are replaced, never changed. The fold works on a copy of the
/// register, which is the only place where its fields are assigned; a [Programme] never lets its own out.
final class Register {
    long next;
    long latest;
    Optional<PersonId> founder = Optional.empty();
    Optional<Prose> name = Optional.empty();
    Timetable timetable = Timetable.EMPTY;
    PersistentMap<BodyId, BodyState> bodies = PersistentMap.empty();
    PersistentMap<EnvironmentId, EnvironmentState> environments = PersistentMap.empty();
    PersistentMap<PersonId, Set<RoleHeld>> roles = PersistentMap.empty();
    PersistentMap<EvidenceId, Recorded<EvidenceAttached>> evidence = PersistentMap.empty();
    PersistentMap<ReportId, Recorded<ReportImported>> reports = PersistentMap.empty();
    PersistentMap<CaseId, Case> cases = PersistentMap.empty();
    PersistentMap<RiskId, Recorded<RiskAccepted>> risks = PersistentMap.empty();
    PersistentMap<PlanId, Recorded<PlanAgreed>> plans = PersistentMap.empty();
    Restraints restraints = Restraints.NONE;
    Submissions submissions = Submissions.NONE;
    Certificates certificates = Certificates.NONE;
    Plans planned = Plans.NONE;
    Risks decisions = Risks.NONE;
    Answers answers = Answers.NONE;
    Offers offers = Offers.NONE;
    Applications applications = Applications.NONE;
    Terms terms = Terms.NONE;
    OtherCodes otherCodes = OtherCodes.NONE;
    KeptMappings mappings = KeptMappings.NONE;
    Ratings ratings = Ratings.NONE;
    Openings openings = Openings.NONE;
    Sayings sayings = Sayings.NONE;
    HealthChecks healthChecks = HealthChecks.NONE;
    PersistentMap<ServiceId, Recorded<ServiceRegistered>> services = PersistentMap.empty();
    PersistentMap<RouteId, RouteState> routes = PersistentMap.empty();
    PersistentMap<AgreementId, Recorded<AgreementMade>> agreements = PersistentMap.empty();
    PersistentMap<WorkloadId, Recorded<WorkloadRegistered>> workloads = PersistentMap.empty();
    PersistentMap<GatewayId, Recorded<GatewayRegistered>> gateways = PersistentMap.empty();
    PersistentMap<String, String> fingerprints = PersistentMap.empty();
    PersistentMap<String, ServiceId> hosts = PersistentMap.empty();
    /// The position of the newest act about each body.
    PersistentMap<BodyId, Long> acted = PersistentMap.empty();
    /// That of the newest act about the network as a whole, -1 for none.
    long actedOnAll;

    Register() {
        next = 0;
        latest = Long.MIN_VALUE;
        actedOnAll = -1;
    }

    Register(Register from) {
        next = from.next;
        latest = from.latest;
        founder = from.founder;
        name = from.name;
        timetable = from.timetable;
        bodies = from.bodies;
        environments = from.environments;
        roles = from.roles;
        evidence = from.evidence;
        reports = from.reports;
        cases = from.cases;
        risks = from.risks;
        plans = from.plans;
        restraints = from.restraints;
        submissions = from.submissions;
        certificates = from.certificates;
        planned = from.planned;
        decisions = from.decisions;
        answers = from.answers;
        offers = from.offers;
        applications = from.applications;
        terms = from.terms;
        otherCodes = from.otherCodes;
        mappings = from.mappings;
        ratings = from.ratings;
        openings = from.openings;
        sayings = from.sayings;
        healthChecks = from.healthChecks;
        services = from.services;
        routes = from.routes;
        agreements = from.agreements;
        workloads = from.workloads;
        gateways = from.gateways;
        fingerprints = from.fingerprints;
        hosts = from.hosts;
        acted = from.acted;
        actedOnAll = from.actedOnAll;
    }

    /// @return the environments of which something may be read differently than in an earlier version
    Set<EnvironmentId> changedSince(Register before) {
        Set<EnvironmentId> changed = new HashSet<>();
        if (before.environments != environments) {
            environments.forEach((id, state) -> {
                if (before.environments.get(id) != state) {
                    changed.add(id);
                }
            });
        }
        if (before.bodies != bodies) {
            bodies.forEach((id, body) -> {
                BodyState old = before.bodies.get(id);
                if (old == null || old.revision() != body.revision()) {
                    changed.addAll(Chain.list(body.environments()));
                }
            });
        }
        return changed;
    }
}
