package concordat.assurance;

import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementAct.HandlingChallenged;
import concordat.assurance.act.AgreementAct.ReidentificationAsked;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementAct.SpotCheckMade;
import concordat.assurance.act.AgreementAct.TermsAgreed;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CrosswalkAct;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureAct.IncidentReported;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.PartAct;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the acts of each part name beyond what the part itself holds, and whose officers they concern.
final class PartNames {
    private final Register register;
    private final Names names;

    PartNames(Register register, Names names) {
        this.register = register;
        this.names = names;
    }

    /// @return whether what an act of a part names is known
    Verdict check(PartAct act) {
        return switch (act) {
            case JoiningAct a -> register.applications.names(a);
            case AnswerAct a -> answer(a).and(() -> register.answers.names(a));
            case RelianceAct a -> reliance(a).and(() -> register.offers.names(a));
            case SubmissionAct a ->
                (a instanceof SubmissionMade made ? names.environment(made.environment()) : Verdict.allow())
                        .and(() -> register.submissions.names(a));
            case CertificateAct a ->
                (a instanceof CertificateIssued issued ? names.environment(issued.environment()) : Verdict.allow())
                        .and(() -> register.certificates.names(a));
            case PlanAct a -> plan(a).and(() -> register.planned.names(a));
            case RiskAct a -> risk(a).and(() -> register.decisions.names(a));
            case CaseAct a -> {
                CaseId id = PartNames.caseOf(a);
                yield Verdict.known(register.cases.get(id), Fault.CASE_UNKNOWN, id);
            }
            case MeasureAct a -> measure(a).and(() -> register.restraints.names(a));
            case AgreementAct a -> agreement(a).and(() -> register.terms.names(a));
            case CrosswalkAct a ->
                register.otherCodes.names(
                        a,
                        register.timetable.editions().stream()
                                .map(t -> t.edition)
                                .toList());
            case MappingAct a ->
                a.body().map(names::body).orElse(Verdict.allow()).and(() -> register.mappings.names(a));
            case AssetAct a -> names.environment(a.environment());
            case RatingAct a -> rating(a).and(() -> register.ratings.names(a));
            case OpeningAct a -> opening(a).and(() -> register.openings.names(a));
            case HealthCheckAct a -> healthCheck(a).and(() -> register.healthChecks.names(a));
        };
    }

    private Verdict rating(RatingAct act) {
        return switch (act) {
            case FindingsJudgedAnew a -> {
                Verdict verdict = names.environment(a.environment());
                for (Breach breach : a.breaches()) {
                    verdict = verdict.and(() -> names.control(breach.control()));
                }
                yield verdict;
            }
            case RatingAdjusted a ->
                names.environment(a.environment())
                        .and(() -> Verdict.unused(register.risks.get(a.risk())))
                        .and(() -> register.decisions.decision(a.risk()).isPresent()
                                ? Verdict.unused(a.risk())
                                : Verdict.allow());
            default -> Verdict.allow();
        };
    }

    private Verdict opening(OpeningAct act) {
        return switch (act) {
            case FindingsOpened a ->
                names.body(a.body())
                        .and(() -> a.caseId()
                                .map(id -> Verdict.known(register.cases.get(id), Fault.CASE_UNKNOWN, id))
                                .orElse(Verdict.allow()))
                        .and(() -> a.submission()
                                .map(id -> Verdict.known(
                                        register.submissions.submission(id).orElse(null), Fault.SUBMISSION_UNKNOWN, id))
                                .orElse(Verdict.allow()));
        };
    }

    private Verdict healthCheck(HealthCheckAct act) {
        return switch (act) {
            case HealthCheckAct.EstateDeclared a -> names.environment(a.environment());
            case HealthCheckAct.HealthCheckCommissioned a -> names.environment(a.environment());
            case HealthCheckAct.HealthCheckDeclared a -> names.environment(a.environment());
            default -> Verdict.allow();
        };
    }

    static CaseId caseOf(CaseAct act) {
        return switch (act) {
            case CaseAct.CaseCompared a -> a.caseId();
            case CaseAct.ConversationHeld a -> a.caseId();
            case CaseAct.NoteAgreed a -> a.caseId();
            case CaseAct.RootCauseStated a -> a.caseId();
        };
    }

    private Verdict answer(AnswerAct act) {
        return switch (act) {
            case PatternPublished a -> names.controls(a.controls());
            case AnswerReviewed a -> environmentAnd(a.environment(), Set.of(a.control()));
            case AlternativeProposed a -> environmentAnd(a.environment(), Set.of(a.control()));
            case EvidenceRequested a -> environmentAnd(a.environment(), Set.of(a.control()));
            case AnswerAct.EditionAdopted a -> names.environment(a.environment());
            case AnswerAct.PatternFollowed a -> names.environment(a.environment());
            case AnswerAct.SectionDelegated a -> names.environment(a.environment());
            case AnswerAct.SectionReturned a -> names.environment(a.environment());
            default -> Verdict.allow();
        };
    }

    private Verdict reliance(RelianceAct act) {
        return switch (act) {
            case RelianceOffered a -> environmentAnd(a.provider(), a.controls());
            case OfferAccepted a -> environmentAnd(a.consumer(), a.controls());
            case ProvisionChanged a -> environmentAnd(a.provider(), a.controls());
            case RelianceConfirmed a ->
                environmentAnd(a.consumer(), a.controls()).and(() -> names.environment(a.provider()));
            case RelianceAct.OfferWithdrawn a -> Verdict.allow();
        };
    }

    private Verdict plan(PlanAct act) {
        return switch (act) {
            case PlanDrafted a -> environmentAnd(a.environment(), a.controls());
            case ActionAdded a -> names.controls(a.controls());
            default -> Verdict.allow();
        };
    }

    private Verdict risk(RiskAct act) {
        return switch (act) {
            case RiskRequested a ->
                environmentAnd(a.environment(), Set.of(a.control()))
                        .and(() -> names.handlings(a.handlings()))
                        .and(() -> Verdict.unused(register.risks.get(a.risk())));
            case RiskShared a -> a.dataOwner().map(names::body).orElse(Verdict.allow());
            default -> Verdict.allow();
        };
    }

    private Verdict measure(MeasureAct act) {
        return switch (act) {
            case ContinuityArranged a -> names.body(a.body()).and(() -> service(a.service()));
            case IncidentReported a -> names.body(a.body());
            case WorkforceStated a -> names.body(a.body());
            case ProposalDeclined a -> names.body(a.body());
            default -> Verdict.allow();
        };
    }

    private Verdict agreement(AgreementAct act) {
        return switch (act) {
            case TermsAgreed a -> agreement(a.agreement());
            case SpotCheckMade a -> agreement(a.agreement());
            case ReidentificationAsked a -> agreement(a.agreement());
            case SponsorshipGranted a -> {
                Optional<RouteId> unknown = a.routes().stream()
                        .filter(r -> !register.routes.containsKey(r))
                        .findFirst();
                yield names.body(a.body())
                        .and(() -> Verdict.when(
                                unknown.isEmpty(),
                                Fault.ROUTE_UNKNOWN,
                                unknown.map(RouteId::value).orElse("") + " is not known"));
            }
            case HandlingChallenged a ->
                names.body(a.body())
                        .and(() -> Verdict.known(register.routes.get(a.route()), Fault.ROUTE_UNKNOWN, a.route()))
                        .and(() -> names.handlings(Set.of(a.proposed())));
            default -> Verdict.allow();
        };
    }

    private Verdict agreement(AgreementId id) {
        return Verdict.known(register.agreements.get(id), Fault.AGREEMENT_UNKNOWN, id);
    }

    private Verdict service(ServiceId id) {
        return Verdict.known(register.services.get(id), Fault.SERVICE_UNKNOWN, id);
    }

    private Verdict environmentAnd(EnvironmentId id, Set<ControlId> controls) {
        return names.environment(id).and(() -> names.controls(controls));
    }

    /// The bodies whose own officers may have a say. What the act names is known by now.
    static List<BodyId> concerned(Programme programme, PartAct act) {
        Register register = programme.register();
        return switch (act) {
            case JoiningAct.ApplicationFiled a -> List.of(a.body());
            case JoiningAct a -> List.of();
            case AnswerAct a ->
                register.answers.environmentOf(a).map(e -> of(programme, e)).orElse(List.of());
            case RelianceOffered a -> of(programme, a.provider());
            case ProvisionChanged a -> of(programme, a.provider());
            case OfferAccepted a -> of(programme, a.consumer());
            case RelianceConfirmed a -> of(programme, a.consumer());
            case RelianceAct.OfferWithdrawn a ->
                of(
                        programme,
                        register.offers
                                .offer(a.offer())
                                .orElseThrow()
                                .offered()
                                .act()
                                .provider());
            case SubmissionAct a -> of(programme, register.submissions.environmentOf(a));
            case CertificateAct a -> of(programme, register.certificates.environmentOf(a));
            case PlanAct a -> of(programme, register.planned.environmentOf(a));
            case RiskShared a -> a.dataOwner().stream().toList();
            case RiskAct a -> of(programme, register.decisions.environmentOf(a));
            case CaseAct a ->
                of(programme, programme.caseOf(caseOf(a)).orElseThrow().environment());
            case MeasureAct.ContinuityAccepted a ->
                owners(
                        programme,
                        register.restraints
                                .arrangement(a.arrangement())
                                .orElseThrow()
                                .arranged()
                                .act()
                                .service());
            case MeasureAct a -> List.of(register.restraints.bodyOf(a));
            case AgreementAct a -> ofAgreement(programme, a);
            case CrosswalkAct a -> List.of();
            case MappingAct a -> a.body().stream().toList();
            case FindingsOpened a -> List.of(a.body());
            case AssetAct a -> of(programme, a.environment());
            case HealthCheckAct a -> of(programme, register.healthChecks.environmentOf(a));
            case RatingAct a ->
                register.ratings.environmentOf(a).map(e -> of(programme, e)).orElse(List.of());
        };
    }

    private static List<BodyId> ofAgreement(Programme programme, AgreementAct act) {
        Register register = programme.register();
        return switch (act) {
            case TermsAgreed a -> serving(programme, a.agreement());
            case SpotCheckMade a -> serving(programme, a.agreement());
            case ReidentificationAsked a -> serving(programme, a.agreement());
            case AgreementAct.ReidentificationAnswered a ->
                List.of(programme
                        .agreement(register.terms
                                .reidentification(a.reidentification())
                                .orElseThrow()
                                .asked()
                                .act()
                                .agreement())
                        .orElseThrow()
                        .act()
                        .body());
            case SponsorshipGranted a -> List.of(a.body());
            case AgreementAct.SponsorshipEnded a ->
                List.of(register.terms
                        .sponsorship(a.sponsorship())
                        .orElseThrow()
                        .act()
                        .body());
            case HandlingChallenged a -> List.of(a.body());
            case AgreementAct.ChallengeDecided a -> {
                RouteId route = register.terms
                        .challenge(a.challenge())
                        .orElseThrow()
                        .challenged()
                        .act()
                        .route();
                yield owners(
                        programme, programme.route(route).orElseThrow().act().service());
            }
        };
    }

    private static List<BodyId> serving(Programme programme, AgreementId id) {
        return programme
                .agreement(id)
                .map(a -> owners(programme, a.act().service()))
                .orElse(List.of());
    }

    private static List<BodyId> owners(Programme programme, ServiceId service) {
        return programme.service(service).stream().map(s -> s.act().owner()).toList();
    }

    private static List<BodyId> of(Programme programme, EnvironmentId id) {
        return programme.environment(id).stream().map(e -> e.act().body()).toList();
    }
}
