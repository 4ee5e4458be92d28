package concordat.assurance;

import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementAct.ChallengeDecided;
import concordat.assurance.act.AgreementAct.HandlingChallenged;
import concordat.assurance.act.AgreementAct.ReidentificationAnswered;
import concordat.assurance.act.AgreementAct.ReidentificationAsked;
import concordat.assurance.act.AgreementAct.SponsorshipEnded;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementAct.SpotCheckMade;
import concordat.assurance.act.AgreementAct.TermsAgreed;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EditionAdopted;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.SectionDelegated;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.JoiningAct.Wish;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.Role;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.PartResubmitted;
import concordat.assurance.act.SubmissionAct.QuestionAsked;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.plan.Plan;
import concordat.assurance.risk.RiskDecision;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules that join one part of the programme to another; what a part can say by itself it says itself. What is named
/// is known.
final class PartLaw {
    private final Programme programme;
    private final Register register;
    private final PersonId actor;
    private final Instant at;

    PartLaw(Programme programme, PersonId actor, Instant at) {
        this.programme = programme;
        this.register = programme.register();
        this.actor = actor;
        this.at = at;
    }

    Verdict check(JoiningAct act) {
        return register.applications.check(act, at).and(() -> switch (act) {
            case ApplicationFiled a -> {
                boolean joins = a.wish() == Wish.JOIN;
                yield joins
                        ? Verdict.unused(register.bodies.get(a.body()))
                        : Verdict.known(register.bodies.get(a.body()), Fault.BODY_UNKNOWN, a.body());
            }
            case BodyLeft a -> leave(a.body());
            default -> Verdict.allow();
        });
    }

    /// What others reach stays reachable: whoever owns routes hands them over or retires them first.
    private Verdict leave(BodyId id) {
        BodyState body = Objects.requireNonNull(register.bodies.get(id));
        Optional<String> route = programme.routes().stream()
                .filter(r -> programme
                        .service(r.act().service())
                        .filter(s -> s.act().owner().equals(id))
                        .isPresent())
                .map(r -> r.act().route().value())
                .findFirst();
        return Verdict.when(body.joined().live(), Fault.ALREADY_ENDED, id + " has left")
                .and(() -> Verdict.when(
                        route.isEmpty(),
                        Fault.STILL_SERVES,
                        id + " still serves route " + route.orElse(""),
                        "route-retired"));
    }

    Verdict check(AnswerAct act) {
        return register.answers.check(act, at).and(() -> switch (act) {
            case EditionAdopted a -> adopt(a);
            case AnswerReviewed a ->
                Verdict.when(
                        state(a.environment(), a.control()).own().answer().isPresent(),
                        Fault.ANSWER_LACKING,
                        a.control() + " has no answer",
                        "answer-given");
            case AlternativeProposed a -> evidence(a.evidence(), a.environment());
            case SectionDelegated a ->
                Verdict.when(
                                sections(a.environment()).contains(a.section()),
                                Fault.SECTION_UNKNOWN,
                                "the edition has no section " + a.section())
                        .and(() -> hasRole(a.colleague(), body(a.environment())));
            case EvidenceRequested a -> ask(a);
            default -> Verdict.allow();
        });
    }

    private Verdict adopt(EditionAdopted act) {
        List<Timetable.Terms> editions = register.timetable.editions();
        Optional<Timetable.Terms> wanted = editions.stream()
                .filter(t -> t.edition.id().equals(act.edition()))
                .findFirst();
        Timetable.@Nullable Terms now = environment(act.environment()).terms(register.timetable, Micros.of(at));
        Timetable.@Nullable Terms everybodys = register.timetable.at(Micros.of(at));
        return Verdict.known(wanted.orElse(null), Fault.EDITION_UNKNOWN, act.edition())
                .and(() -> Verdict.when(
                        now != null
                                && everybodys != null
                                && wanted.orElseThrow().place > now.place
                                && wanted.orElseThrow().place == everybodys.place + 1
                                && !begins(wanted.orElseThrow().edition).isAfter(at),
                        Fault.ADOPTION_NOT_POSSIBLE,
                        "edition " + act.edition() + " is not in its transition for " + act.environment(),
                        "edition-adopted from " + begins(wanted.orElseThrow().edition)));
    }

    private static Instant begins(Edition edition) {
        return edition.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Nobody is asked for what the Authority holds.
    private Verdict ask(EvidenceRequested act) {
        Optional<Control> control = programme.controlOf(act.environment(), act.control(), at);
        Optional<Proof> held = state(act.environment(), act.control()).own().proofs().stream()
                .filter(p -> p.kind() == act.kind()
                        && control.filter(c -> p.ends(c.proofLasts()) > Micros.of(at))
                                .isPresent())
                .findFirst();
        return Verdict.when(
                held.isEmpty(),
                Fault.EVIDENCE_HELD,
                held.map(p -> "held, dated " + Micros.instant(p.observedAt()) + ": "
                                + p.source().id())
                        .orElse(""));
    }

    Verdict check(RelianceAct act) {
        return register.offers.check(act, at).and(() -> switch (act) {
            case OfferAccepted a -> accept(a);
            case RelianceConfirmed a -> {
                Set<ControlId> waiting = programme.toConfirm(a.consumer(), a.provider());
                yield Verdict.when(
                        waiting.containsAll(a.controls()),
                        Fault.RELIANCE_UNKNOWN,
                        a.consumer() + " has to confirm " + waiting + " of " + a.provider());
            }
            default -> Verdict.allow();
        });
    }

    private Verdict accept(OfferAccepted act) {
        RelianceOffered offer =
                register.offers.offer(act.offer()).orElseThrow().offered().act();
        ProofLaw law = new ProofLaw(programme, actor, at);
        for (ControlId control : act.controls()) {
            Verdict verdict = law.check(new RelianceAgreed(
                    act.consumer(), offer.provider(), control, offer.split(), offer.remainingDuty(), offer.until()));
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        return Verdict.allow();
    }

    Verdict check(SubmissionAct act) {
        return register.submissions
                .check(act, actor, at, WorkingDays.LEAST_REPLY)
                .and(() -> switch (act) {
                    case SubmissionMade a -> submit(a);
                    case SubmissionSigned a -> ready(register.submissions.environmentOf(a));
                    case PartResubmitted a -> {
                        String pack = PackDigest.of(programme, register.submissions.environmentOf(a), at);
                        yield Verdict.when(
                                pack.equals(a.packDigest()),
                                Fault.PACK_DIFFERS,
                                "the pack is " + pack + " now",
                                "part-resubmitted of " + pack);
                    }
                    case QuestionAsked a -> hasRole(a.to(), body(register.submissions.environmentOf(a)));
                    default -> Verdict.allow();
                });
    }

    private Verdict submit(SubmissionMade act) {
        Optional<String> edition = programme.editionOf(act.environment(), at).map(Edition::id);
        return Verdict.when(
                        edition.filter(act.edition()::equals).isPresent(),
                        Fault.EDITION_UNKNOWN,
                        "it is judged by edition " + edition.orElse("none"),
                        "submission-made for edition " + edition.orElse("none"))
                .and(() -> {
                    String pack = PackDigest.of(programme, act.environment(), at);
                    return Verdict.when(
                            pack.equals(act.packDigest()),
                            Fault.PACK_DIFFERS,
                            "the pack is " + pack + " now",
                            "submission-made of " + pack);
                })
                .and(() -> ready(act.environment()));
    }

    /// Asked again at the signature, since a pack may lie unsigned while what it says ceases to be so.
    private Verdict ready(EnvironmentId id) {
        List<Concern> standing = Readiness.of(programme, id, at).stream()
                .filter(c -> c.check().blocks())
                .toList();
        return Verdict.when(
                standing.isEmpty(),
                Fault.CHECKS_FAIL,
                standing.size() + " stand in the way, first "
                        + standing.stream()
                                .findFirst()
                                .map(c -> c.check() + " "
                                        + c.control().map(ControlId::value).orElse("") + " " + c.detail())
                                .orElse(""),
                "put right what the checks name");
    }

    Verdict check(CertificateAct act) {
        return register.certificates.check(act, register.submissions, at).and(() -> switch (act) {
            case CertificateIssued a -> certify(a);
            default -> Verdict.allow();
        });
    }

    /// What cannot wait is held by every certificate; whatever is not held has its plan.
    private Verdict certify(CertificateIssued act) {
        Standing standing = Standing.of(programme, act.environment(), at);
        Edition edition = programme.editionOf(act.environment(), at).orElseThrow();
        for (Control control : edition.controls()) {
            StandingKind kind =
                    standing.control(control.id()).map(ControlStanding::kind).orElse(StandingKind.OPEN);
            boolean fails = kind == StandingKind.OPEN || kind == StandingKind.LAPSED;
            boolean mayWait = act.form() == CertificateAct.Form.CONDITIONAL && control.deferrable();
            if (fails && !mayWait) {
                return Verdict.refused(
                        Fault.NON_DEFERRABLE_OPEN,
                        control.id() + " is " + kind,
                        "evidence-attached",
                        "submission-made after it holds");
            }
        }
        boolean planned = register.planned.of(act.environment()).stream()
                .anyMatch(p -> p.stage() == Plan.Stage.AGREED
                        && p.agreed().orElseThrow().act().until().isAfter(at));
        return Verdict.when(
                act.form() == CertificateAct.Form.FULL || planned,
                Fault.PLAN_STEP,
                "a conditional certificate rests on an agreed plan",
                "plan-agreed");
    }

    Verdict check(PlanAct act) {
        return register.planned.check(act, at).and(() -> switch (act) {
            case ActionDone a -> evidence(a.evidence(), register.planned.environmentOf(a));
            default -> Verdict.allow();
        });
    }

    Verdict check(RiskAct act) {
        return register.decisions.check(act, at).and(() -> switch (act) {
            case RiskRequested a -> {
                String facts = FactsDigest.of(programme, a.environment(), a.control());
                yield Verdict.when(
                                facts.equals(a.factsDigest()),
                                Fault.PACK_DIFFERS,
                                "the facts are " + facts + " now",
                                "risk-requested on " + facts)
                        .and(() -> new ProofLaw(programme, actor, at).check(a));
            }
            case RiskShared a -> share(a);
            default -> Verdict.allow();
        });
    }

    private Verdict share(RiskShared act) {
        boolean authority =
                Powers.holds(programme, actor, Role.AUTHORITY_LEAD) || Powers.holds(programme, actor, Role.ASSESSOR);
        boolean may = act.dataOwner()
                .map(owner ->
                        programme.rolesOf(actor).stream().anyMatch(r -> r.body().equals(Optional.of(owner))))
                .orElse(authority);
        RiskDecision decision = register.decisions.decision(act.risk()).orElseThrow();
        boolean other = act.dataOwner().isPresent()
                ? decision.authority().filter(s -> s.by().equals(actor)).isEmpty()
                : decision.dataOwners().values().stream().noneMatch(s -> s.by().equals(actor));
        return Verdict.when(
                        may,
                        Fault.ROLE_LACKING,
                        actor + " cannot share it for "
                                + act.dataOwner().map(BodyId::value).orElse("the Authority"))
                .and(() -> Verdict.when(
                        !decision.requested().by().equals(actor),
                        Fault.OWN_REQUEST,
                        actor + " asked for it",
                        "risk-shared by somebody else"))
                .and(() -> Verdict.when(
                        other,
                        Fault.SECOND_OFFICER_LACKING,
                        actor + " has agreed for the other side",
                        "risk-shared by somebody else"));
    }

    Verdict check(AgreementAct act) {
        return register.terms.check(act, at).and(() -> switch (act) {
            case TermsAgreed a -> running(a.agreement());
            case SpotCheckMade a -> running(a.agreement());
            case ReidentificationAsked a -> running(a.agreement());
            case ReidentificationAnswered a -> Verdict.allow();
            case SponsorshipGranted a -> sponsor(a);
            case SponsorshipEnded a -> Verdict.allow();
            case HandlingChallenged a -> Verdict.allow();
            case ChallengeDecided a -> Verdict.allow();
        });
    }

    /// Own staff come by their own devices under all that is asked of them.
    private Verdict sponsor(SponsorshipGranted act) {
        Optional<RoleHeld> own = programme.rolesOf(act.person()).stream()
                .filter(r -> r.body().equals(Optional.of(act.body())))
                .min(Comparator.comparing(RoleHeld::role));
        return Verdict.when(
                own.isEmpty(),
                Fault.ROLE_ALREADY_HELD,
                act.person() + " is " + own.map(r -> r.role().toString()).orElse("") + " of " + act.body()
                        + ", and no partner",
                "role-ended");
    }

    /// What a body's own tables mean is the body's to say, and what everybody's mean the Authority's.
    Verdict check(MappingAct act) {
        boolean theirs = act.body()
                .map(body -> Powers.officerOf(programme, actor, body))
                .orElseGet(() -> Powers.holds(programme, actor, Role.AUTHORITY_LEAD));
        return Verdict.when(
                        theirs,
                        Fault.ROLE_LACKING,
                        act.body()
                                .map(body -> actor + " is no officer of " + body)
                                .orElse(actor + " does not lead the Authority"),
                        "by an officer of the body",
                        "by the Authority's lead, for everybody")
                .and(() -> register.mappings.check(act));
    }

    Verdict check(RatingAct act) {
        return register.ratings.check(act, at).and(() -> switch (act) {
            case FindingsJudgedAnew a -> new ProofLaw(programme, actor, at).check(a);
            case RatingAdjusted a -> adjust(a);
            default -> Verdict.allow();
        });
    }

    /// The body's owner may lower a rating by one step; more than that is no adjustment but another finding, and the
    /// Authority's to say. Nobody decides what they asked for.
    private Verdict adjust(RatingAdjusted act) {
        BodyId body = body(act.environment());
        boolean farther = act.from().level() - act.to().level() > 1;
        boolean authority =
                Powers.holds(programme, actor, Role.AUTHORITY_LEAD) && !Powers.officerOf(programme, actor, body);
        Optional<Edition> edition = programme.editionOf(act.environment(), at);
        return Verdict.when(
                        !act.requester().equals(actor),
                        Fault.OWN_REQUEST,
                        actor + " asked for it",
                        "rating-adjusted by another owner")
                .and(() -> hasRole(act.requester(), body))
                .and(() -> Verdict.when(
                        !farther || authority,
                        Fault.ROLE_LACKING,
                        "from " + act.from() + " to " + act.to() + " is more than one step",
                        "role AUTHORITY_LEAD"))
                .and(() -> Verdict.known(edition.orElse(null), Fault.NO_EDITION, act.environment()))
                .and(() -> Verdict.when(
                        !act.until().isAfter(at.plus(edition.orElseThrow().ceiling())),
                        Fault.UNTIL_TOO_FAR,
                        "a rating is adjusted for " + edition.orElseThrow().ceiling() + " at most",
                        "until " + at.plus(edition.orElseThrow().ceiling())));
    }

    Verdict check(OpeningAct act) {
        return register.openings.check(act).and(() -> switch (act) {
            case FindingsOpened a -> new FindingsSight(programme, at).check(actor, a);
        });
    }

    Verdict check(HealthCheckAct act) {
        return register.healthChecks.check(act, at).and(() -> switch (act) {
            case HealthCheckDeclared a -> declare(a);
            default -> Verdict.allow();
        });
    }

    /// What it points at is the environment's own, and its document one of a health check.
    private Verdict declare(HealthCheckDeclared act) {
        boolean document = act.evidence()
                .map(id -> programme
                        .evidence(id)
                        .filter(e -> e.live()
                                && e.act().environment().equals(act.environment())
                                && e.act().kind() == EvidenceKind.HEALTH_CHECK)
                        .isPresent())
                .orElse(true);
        Optional<ReportId> strange = act.reports().stream()
                .filter(id -> programme
                        .report(id)
                        .filter(r -> r.act().environment().equals(act.environment()))
                        .isEmpty())
                .sorted()
                .findFirst();
        return Verdict.when(
                        document,
                        Fault.EVIDENCE_UNKNOWN,
                        act.evidence().map(EvidenceId::value).orElse("")
                                + " is no health check's document that counts for " + act.environment(),
                        "evidence-attached of kind HEALTH_CHECK")
                .and(() -> Verdict.when(
                        strange.isEmpty(),
                        Fault.REPORT_UNKNOWN,
                        strange.map(ReportId::value).orElse("") + " is no import into " + act.environment()));
    }

    private Verdict running(AgreementId id) {
        return Verdict.when(
                programme.agreement(id).filter(Recorded::live).isPresent(),
                Fault.ALREADY_ENDED,
                "agreement " + id + " has ended",
                "agreement-made");
    }

    private Verdict evidence(Set<EvidenceId> named, EnvironmentId environment) {
        for (EvidenceId id : named) {
            boolean theirs = programme
                    .evidence(id)
                    .filter(e -> e.live() && e.act().environment().equals(environment))
                    .isPresent();
            if (!theirs) {
                return Verdict.refused(
                        Fault.EVIDENCE_UNKNOWN, id + " is no evidence of " + environment, "evidence-attached");
            }
        }
        return Verdict.allow();
    }

    private Verdict hasRole(PersonId person, BodyId body) {
        return Verdict.when(
                programme.rolesOf(person).stream().anyMatch(r -> r.body().equals(Optional.of(body))),
                Fault.ROLE_UNKNOWN,
                person + " has no role in " + body,
                "role-granted");
    }

    private Set<String> sections(EnvironmentId id) {
        return programme
                .editionOf(id, at)
                .map(e -> e.controls().stream().map(Control::section).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private BodyId body(EnvironmentId id) {
        return programme.environment(id).orElseThrow().act().body();
    }

    private ControlState state(EnvironmentId id, ControlId control) {
        return environment(id).control(register.timetable.place(control));
    }

    private EnvironmentState environment(EnvironmentId id) {
        return Objects.requireNonNull(register.environments.get(id));
    }
}
