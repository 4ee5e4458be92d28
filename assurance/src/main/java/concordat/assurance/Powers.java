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
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.JoiningAct;
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
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
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
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Who may do what: one line for each kind of act.
final class Powers {
    private static final Set<Role> NONE = EnumSet.noneOf(Role.class);
    private static final Set<Role> LEAD = EnumSet.of(Role.AUTHORITY_LEAD);
    private static final Set<Role> AUTHORITY = EnumSet.of(Role.AUTHORITY_LEAD, Role.ASSESSOR);
    private static final Set<Role> OFFICERS = EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER);
    private static final Set<Role> OWNER = EnumSet.of(Role.ACCOUNTABLE_OWNER);
    private static final Set<Role> ANSWERING =
            EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER, Role.CONTRIBUTOR);
    private static final Set<Role> PANEL = EnumSet.of(Role.PANEL_MEMBER);
    private static final Set<Role> REVIEWERS = EnumSet.of(Role.AUTHORITY_LEAD, Role.PANEL_MEMBER, Role.AUDITOR);
    private static final Set<Role> SERVICE =
            EnumSet.of(Role.SERVICE_OWNER, Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER);

    private static final Map<Class<? extends Act>, Power> TABLE = Map.ofEntries(
            Map.entry(NetworkFounded.class, power(NONE, NONE)),
            Map.entry(EditionIssued.class, power(LEAD, NONE)),
            Map.entry(BodyJoined.class, power(LEAD, NONE)),
            Map.entry(EnvironmentDeclared.class, power(LEAD, OFFICERS)),
            Map.entry(RoleGranted.class, power(LEAD, OWNER)),
            Map.entry(RoleEnded.class, power(LEAD, OWNER)),
            Map.entry(RelianceAgreed.class, power(LEAD, OFFICERS)),
            Map.entry(RelianceEnded.class, power(LEAD, OFFICERS)),
            Map.entry(AnswerGiven.class, power(NONE, ANSWERING)),
            Map.entry(EvidenceAttached.class, power(AUTHORITY, OFFICERS, Programme.COLLECTOR)),
            Map.entry(EvidenceWithdrawn.class, power(AUTHORITY, OFFICERS, Programme.COLLECTOR)),
            Map.entry(ReportImported.class, power(AUTHORITY, OFFICERS, Programme.COLLECTOR)),
            Map.entry(ReportWithdrawn.class, power(AUTHORITY, OFFICERS)),
            Map.entry(CaseOpened.class, power(AUTHORITY, NONE, Programme.CLOCKWORK)),
            Map.entry(NoticeServed.class, power(AUTHORITY, NONE, Programme.CLOCKWORK)),
            Map.entry(ReplyMade.class, power(NONE, OFFICERS)),
            Map.entry(Adjudicated.class, power(AUTHORITY, NONE, Programme.CLOCKWORK)),
            Map.entry(CaseClosed.class, power(AUTHORITY, NONE, Programme.CLOCKWORK)),
            Map.entry(RiskAccepted.class, power(LEAD, OFFICERS)),
            Map.entry(RiskEnded.class, power(LEAD, OWNER)),
            Map.entry(PlanAgreed.class, power(AUTHORITY, NONE)),
            Map.entry(PlanEnded.class, power(AUTHORITY, OFFICERS)),
            Map.entry(MeasureImposed.class, power(LEAD, OFFICERS)),
            Map.entry(MeasureLifted.class, power(LEAD, OFFICERS, Programme.CLOCKWORK)),
            Map.entry(ServiceRegistered.class, power(LEAD, SERVICE)),
            Map.entry(RouteDeclared.class, power(LEAD, SERVICE)),
            Map.entry(RouteRetired.class, power(LEAD, SERVICE)),
            Map.entry(AgreementMade.class, power(LEAD, SERVICE)),
            Map.entry(AgreementEnded.class, power(LEAD, SERVICE)),
            Map.entry(WorkloadRegistered.class, power(LEAD, OFFICERS)),
            Map.entry(WorkloadRetired.class, power(LEAD, OFFICERS)),
            Map.entry(GatewayRegistered.class, power(LEAD, NONE)),
            Map.entry(GatewayRetired.class, power(LEAD, NONE)),
            Map.entry(JoiningAct.ApplicationFiled.class, power(LEAD, OFFICERS)),
            Map.entry(JoiningAct.ApplicationMoved.class, power(AUTHORITY, NONE)),
            Map.entry(JoiningAct.ApplicationDecided.class, power(LEAD, NONE)),
            Map.entry(JoiningAct.BodyLeft.class, power(LEAD, NONE)),
            Map.entry(AnswerAct.EditionAdopted.class, power(NONE, OFFICERS)),
            Map.entry(AnswerAct.AnswerReviewed.class, power(NONE, OFFICERS)),
            Map.entry(AnswerAct.PatternPublished.class, power(LEAD, NONE)),
            Map.entry(AnswerAct.PatternWithdrawn.class, power(LEAD, NONE)),
            Map.entry(AnswerAct.PatternFollowed.class, power(NONE, OFFICERS)),
            Map.entry(AnswerAct.AlternativeProposed.class, power(NONE, OFFICERS)),
            Map.entry(AnswerAct.AlternativeAssessed.class, power(AUTHORITY, NONE)),
            Map.entry(AnswerAct.SectionDelegated.class, power(NONE, OFFICERS)),
            Map.entry(AnswerAct.SectionReturned.class, power(NONE, ANSWERING)),
            Map.entry(AnswerAct.EvidenceRequested.class, power(AUTHORITY, NONE)),
            Map.entry(AnswerAct.EvidenceRequestClosed.class, power(AUTHORITY, OFFICERS)),
            Map.entry(RelianceAct.RelianceOffered.class, power(NONE, OFFICERS)),
            Map.entry(RelianceAct.OfferWithdrawn.class, power(NONE, OFFICERS)),
            Map.entry(RelianceAct.OfferAccepted.class, power(NONE, OFFICERS)),
            Map.entry(RelianceAct.ProvisionChanged.class, power(NONE, OFFICERS)),
            Map.entry(RelianceAct.RelianceConfirmed.class, power(NONE, OFFICERS)),
            Map.entry(SubmissionAct.SubmissionMade.class, power(NONE, OFFICERS)),
            Map.entry(SubmissionAct.SubmissionSigned.class, power(NONE, OWNER)),
            Map.entry(SubmissionAct.SubmissionWithdrawn.class, power(NONE, OFFICERS)),
            Map.entry(SubmissionAct.PartTaken.class, power(AUTHORITY, NONE)),
            Map.entry(SubmissionAct.PartAssessed.class, power(AUTHORITY, NONE)),
            Map.entry(SubmissionAct.PartResubmitted.class, power(NONE, OFFICERS)),
            Map.entry(SubmissionAct.QuestionAsked.class, power(AUTHORITY, NONE)),
            Map.entry(SubmissionAct.QuestionAnswered.class, power(NONE, EnumSet.allOf(Role.class))),
            Map.entry(SubmissionAct.AssessmentConcluded.class, power(AUTHORITY, NONE)),
            Map.entry(SubmissionAct.RefusalSeconded.class, power(AUTHORITY, NONE)),
            Map.entry(CertificateAct.CertificateIssued.class, power(AUTHORITY, NONE)),
            Map.entry(CertificateAct.CertificateExtended.class, power(LEAD, NONE, Programme.CLOCKWORK)),
            Map.entry(CertificateAct.CertificateWithdrawn.class, power(LEAD, NONE)),
            Map.entry(PlanAct.PlanDrafted.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.PlanRefused.class, power(AUTHORITY, NONE)),
            Map.entry(PlanAct.ActionAdded.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.ActionMoved.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.ActionResourced.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.MilestoneSet.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.MilestoneMet.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.ActionScoped.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.ActionDone.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.ActionDropped.class, power(NONE, OFFICERS)),
            Map.entry(PlanAct.PlanFrozen.class, power(NONE, NONE, Programme.CLOCKWORK)),
            Map.entry(RiskAct.RiskRequested.class, power(NONE, OFFICERS)),
            Map.entry(RiskAct.RiskShared.class, power(AUTHORITY, SERVICE)),
            Map.entry(RiskAct.RiskRefused.class, power(AUTHORITY, OWNER)),
            Map.entry(RiskAct.RiskOverruled.class, power(LEAD, NONE)),
            Map.entry(CaseAct.CaseCompared.class, power(AUTHORITY, NONE, Programme.CLOCKWORK)),
            Map.entry(CaseAct.ConversationHeld.class, power(AUTHORITY, NONE)),
            Map.entry(CaseAct.NoteAgreed.class, power(NONE, OFFICERS)),
            Map.entry(CaseAct.RootCauseStated.class, power(NONE, OFFICERS)),
            Map.entry(MeasureAct.MeasureStayed.class, power(PANEL, NONE)),
            Map.entry(MeasureAct.MeasureEased.class, power(LEAD, OFFICERS)),
            Map.entry(MeasureAct.EmergencyReviewed.class, power(REVIEWERS, NONE)),
            Map.entry(MeasureAct.ContinuityArranged.class, power(NONE, OFFICERS)),
            Map.entry(MeasureAct.ContinuityAccepted.class, power(NONE, SERVICE)),
            Map.entry(MeasureAct.IncidentReported.class, power(AUTHORITY, OFFICERS)),
            Map.entry(MeasureAct.IncidentClosed.class, power(AUTHORITY, OFFICERS)),
            Map.entry(MeasureAct.WorkforceStated.class, power(NONE, OFFICERS)),
            Map.entry(MeasureAct.ProposalDeclined.class, power(AUTHORITY, NONE)),
            Map.entry(AgreementAct.TermsAgreed.class, power(LEAD, SERVICE)),
            Map.entry(AgreementAct.SpotCheckMade.class, power(AUTHORITY, SERVICE)),
            Map.entry(AgreementAct.ReidentificationAsked.class, power(NONE, SERVICE)),
            Map.entry(AgreementAct.ReidentificationAnswered.class, power(NONE, OFFICERS)),
            Map.entry(AgreementAct.SponsorshipGranted.class, power(NONE, OFFICERS)),
            Map.entry(AgreementAct.SponsorshipEnded.class, power(LEAD, OFFICERS)),
            Map.entry(AgreementAct.HandlingChallenged.class, power(NONE, OFFICERS)),
            Map.entry(AgreementAct.ChallengeDecided.class, power(LEAD, SERVICE)),
            Map.entry(CrosswalkAct.CodePublished.class, power(LEAD, NONE)),
            Map.entry(CrosswalkAct.CodeRevised.class, power(LEAD, NONE)),
            Map.entry(CrosswalkAct.CrosswalkPublished.class, power(LEAD, NONE)),
            Map.entry(CrosswalkAct.CrosswalkRevised.class, power(LEAD, NONE)),
            Map.entry(CrosswalkAct.CrosswalkRetired.class, power(LEAD, NONE)),
            Map.entry(MappingAct.MappingSaved.class, power(LEAD, OFFICERS)),
            Map.entry(MappingAct.MappingRemoved.class, power(LEAD, OFFICERS)),
            Map.entry(RatingAct.VulnerabilityCatalogueHeld.class, power(LEAD, NONE)),
            Map.entry(RatingAct.FindingsJudgedAnew.class, power(NONE, NONE, Programme.COLLECTOR)),
            Map.entry(RatingAct.RatingAdjusted.class, power(LEAD, OWNER)),
            Map.entry(RatingAct.AdjustmentEnded.class, power(LEAD, OWNER)),
            Map.entry(OpeningAct.FindingsOpened.class, power(AUTHORITY, NONE)),
            Map.entry(AssetAct.AssetsParted.class, power(NONE, OFFICERS)),
            Map.entry(AssetAct.PartingTakenBack.class, power(NONE, OFFICERS)),
            Map.entry(AssetAct.AssetsJoined.class, power(NONE, OFFICERS)),
            Map.entry(AssetAct.JoiningTakenBack.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.EstateDeclared.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.HealthCheckCommissioned.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.HealthCheckDeclared.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.HealthCheckWithdrawn.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.FindingsLinked.class, power(NONE, OFFICERS)),
            Map.entry(HealthCheckAct.FindingsUnlinked.class, power(NONE, OFFICERS)));

    private Powers() {}

    /// @param authority roles of the Authority that may
    /// @param own roles that may when held for a body that the act concerns
    /// @param machine the part of Concordat that may, nobody for none
    private record Power(Set<Role> authority, Set<Role> own, Optional<PersonId> machine) {}

    private static Power of(Act act) {
        return Objects.requireNonNull(TABLE.get(act.getClass()), () -> "nobody may " + act.getClass());
    }

    /// @return whether an accountable owner may name who has the role in the body; its own kind the Authority names
    static boolean ownersMayGrant(Role role) {
        return switch (role) {
            case SECURITY_OFFICER, SERVICE_OWNER, PROCUREMENT_LEAD, STAFF, CONTRIBUTOR -> true;
            case AUTHORITY_LEAD, ASSESSOR, ACCOUNTABLE_OWNER, AUDITOR, PANEL_MEMBER -> false;
        };
    }

    private static Power power(Set<Role> authority, Set<Role> own) {
        return new Power(authority, own, Optional.empty());
    }

    private static Power power(Set<Role> authority, Set<Role> own, PersonId machine) {
        return new Power(authority, own, Optional.of(machine));
    }

    static boolean covers(Class<?> kind) {
        return TABLE.containsKey(kind);
    }

    /// @return whether the actor has a role that may do the act; further rules may still stand against it
    static boolean may(Programme programme, PersonId actor, Act act) {
        Power power = of(act);
        if (power.machine().filter(actor::equals).isPresent()) {
            return true;
        }
        List<BodyId> concerned = concerned(programme, act);
        for (RoleHeld held : programme.rolesOf(actor)) {
            Set<Role> enough = held.body().isEmpty() ? power.authority() : power.own();
            if (enough.contains(held.role())
                    && held.body().map(concerned::contains).orElse(true)) {
                return true;
            }
        }
        return false;
    }

    /// @return the roles that may, for telling whoever may not
    static List<String> named(Act act) {
        Power power = of(act);
        List<String> names = new ArrayList<>();
        power.authority().stream().sorted().forEach(r -> names.add("role " + r));
        power.own().stream().sorted().forEach(r -> names.add("role " + r + " of the body"));
        return names;
    }

    static boolean holds(Programme programme, PersonId actor, Role role) {
        return programme.rolesOf(actor).contains(new RoleHeld(role, Optional.empty()));
    }

    /// @return whether the actor decides for the Authority, as its lead or as an assessor
    static boolean authority(Programme programme, PersonId actor) {
        return AUTHORITY.stream().anyMatch(role -> holds(programme, actor, role));
    }

    static boolean officerOf(Programme programme, PersonId actor, BodyId body) {
        return OFFICERS.stream()
                .anyMatch(role -> programme.rolesOf(actor).contains(new RoleHeld(role, Optional.of(body))));
    }

    /// @return the bodies whose own officers may have a say; what the act names is known
    static List<BodyId> concerned(Programme programme, Act act) {
        return switch (act) {
            case EnvironmentDeclared a -> List.of(a.body());
            case RoleGranted a -> a.body().stream().toList();
            case RoleEnded a -> a.body().stream().toList();
            // Whoever carries the control must agree to carry it; either may end it.
            case RelianceAgreed a -> bodies(programme, a.provider());
            case RelianceEnded a -> bodies(programme, a.provider(), a.consumer());
            case AnswerGiven a -> bodies(programme, a.environment());
            case EvidenceAttached a -> bodies(programme, a.environment());
            case EvidenceWithdrawn a ->
                programme.evidence(a.evidence()).stream()
                        .flatMap(e -> bodies(programme, e.act().environment()).stream())
                        .toList();
            case ReportImported a -> bodies(programme, a.environment());
            case ReportWithdrawn a -> bodies(programme, a.environment());
            case ReplyMade a ->
                programme.caseOf(a.caseId()).stream()
                        .flatMap(c -> bodies(programme, c.environment()).stream())
                        .toList();
            case RiskAccepted a -> bodies(programme, a.environment());
            case RiskEnded a ->
                programme.risk(a.risk()).stream()
                        .flatMap(r -> bodies(programme, r.act().environment()).stream())
                        .toList();
            case PlanEnded a ->
                programme.planned().plan(a.plan()).stream()
                        .flatMap(p -> bodies(programme, p.environment()).stream())
                        .toList();
            case MeasureImposed a -> List.of(a.body());
            case MeasureLifted a ->
                List.of(programme
                        .restraints()
                        .measure(a.measure())
                        .orElseThrow()
                        .imposed()
                        .act()
                        .body());
            case ServiceRegistered a -> List.of(a.owner());
            case RouteDeclared a -> owners(programme, a.service());
            case RouteRetired a ->
                programme.route(a.route()).stream()
                        .flatMap(r -> owners(programme, r.act().service()).stream())
                        .toList();
            case AgreementMade a -> owners(programme, a.service());
            case AgreementEnded a ->
                programme.agreement(a.agreement()).stream()
                        .flatMap(g -> owners(programme, g.act().service()).stream())
                        .toList();
            case WorkloadRegistered a -> bodies(programme, a.environment());
            case WorkloadRetired a ->
                programme.workload(a.workload()).stream()
                        .flatMap(w -> bodies(programme, w.act().environment()).stream())
                        .toList();
            case PartAct a -> PartNames.concerned(programme, a);
            default -> List.of();
        };
    }

    private static List<BodyId> bodies(Programme programme, EnvironmentId... environments) {
        List<BodyId> bodies = new ArrayList<>();
        for (EnvironmentId id : environments) {
            programme.environment(id).ifPresent(e -> bodies.add(e.act().body()));
        }
        return bodies;
    }

    private static List<BodyId> owners(Programme programme, ServiceId service) {
        return programme.service(service).stream().map(s -> s.act().owner()).toList();
    }
}
