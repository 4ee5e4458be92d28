package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CrosswalkAct;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// What stands against an act. Asked in one order: is there a network and has time moved on; is what the act names
/// known; may the actor; do the rules for this kind of act allow it.
final class Law {
    private final Programme programme;
    private final Register register;
    private final PersonId actor;
    private final Instant at;

    private Law(Programme programme, PersonId actor, Instant at) {
        this.programme = programme;
        this.register = programme.register();
        this.actor = actor;
        this.at = at;
    }

    static Verdict check(Programme programme, PersonId actor, Act act, Instant at) {
        return new Law(programme, actor, at).check(act);
    }

    private Verdict check(Act act) {
        Verdict verdict = moment();
        if (act instanceof NetworkFounded && register.next == 0) {
            return verdict;
        }
        if (verdict.allowed() && register.next == 0) {
            return Verdict.refused(Fault.NETWORK_NOT_FOUNDED, "nothing was done yet", "network-founded");
        }
        if (verdict.allowed()) {
            verdict = Names.check(programme, act);
        }
        if (verdict.allowed()) {
            verdict = may(act);
        }
        return verdict.and(() -> Decisions.check(programme, actor, act)).and(() -> rules(act));
    }

    private Verdict moment() {
        if (!Micros.whole(at)) {
            return Verdict.refused(Fault.NOT_WHOLE_MICROSECONDS, at.toString());
        }
        return Micros.of(at) < register.latest
                ? Verdict.refused(Fault.TIME_RUNS_BACKWARDS, at + " is before " + Micros.instant(register.latest))
                : Verdict.allow();
    }

    private Verdict may(Act act) {
        return Powers.may(programme, actor, act)
                ? Verdict.allow()
                : new Verdict.Refused(Fault.ROLE_LACKING, actor + " may not", Powers.named(act));
    }

    private Verdict rules(Act act) {
        ProofLaw proof = new ProofLaw(programme, actor, at);
        CaseLaw cases = new CaseLaw(programme, actor, at);
        PartLaw parts = new PartLaw(programme, actor, at);
        return switch (act) {
            case EditionIssued a -> issue(a.edition());
            case RoleGranted a -> grant(a);
            case RoleEnded a -> end(a);
            case RelianceAgreed a -> proof.check(a);
            case RelianceEnded a -> proof.check(a);
            case EvidenceAttached a -> proof.check(a);
            case ReportImported a -> proof.check(a);
            case ReportWithdrawn a -> proof.check(a);
            case RiskAccepted a -> proof.check(a);
            case PlanAgreed a -> proof.check(a);
            case CaseOpened a -> cases.check(a);
            case NoticeServed a -> cases.check(a);
            case ReplyMade a -> cases.check(a);
            case Adjudicated a -> cases.check(a);
            case CaseClosed a -> cases.check(a);
            case MeasureImposed a -> cases.check(a);
            case MeasureLifted a -> cases.check(a);
            case ServiceRegistered a -> serve(a);
            case RouteDeclared a -> route(a);
            case AnswerGiven a -> contribute(a);
            case AgreementMade a -> ahead(a.until());
            case WorkloadRegistered a -> workload(a);
            case GatewayRegistered a -> fingerprint(a.fingerprint());
            case JoiningAct a -> parts.check(a);
            case AnswerAct a -> parts.check(a);
            case RelianceAct a -> parts.check(a);
            case SubmissionAct a -> parts.check(a);
            case CertificateAct a -> parts.check(a);
            case PlanAct a -> parts.check(a);
            case RiskAct a -> parts.check(a);
            case AgreementAct a -> parts.check(a);
            case CrosswalkAct a -> register.otherCodes.check(a, programme.editions());
            case MappingAct a -> parts.check(a);
            case RatingAct a -> parts.check(a);
            case OpeningAct a -> parts.check(a);
            case AssetAct a -> register.sayings.check(a);
            case HealthCheckAct a -> parts.check(a);
            case CaseAct a -> cases.check(a);
            case MeasureAct a -> cases.check(a);
            default -> Verdict.allow();
        };
    }

    /// A later edition is announced before it counts; the first has nothing to follow on from.
    private Verdict issue(Edition edition) {
        if (!register.timetable.editions().isEmpty() && edition.transition().compareTo(edition.shadow()) < 0) {
            return Verdict.refused(
                    Fault.TRANSITION_TOO_SHORT,
                    "edition " + edition.id() + " is shown for "
                            + edition.shadow().toDays()
                            + " days before it counts, and its transition lasts "
                            + edition.transition().toDays(),
                    "edition-issued with a transition of " + edition.shadow().toDays() + " days or more");
        }
        boolean ahead = edition.startsOn().isAfter(at.atZone(ZoneOffset.UTC).toLocalDate());
        return ahead || register.timetable.editions().isEmpty()
                ? Verdict.allow()
                : Verdict.refused(
                        Fault.EDITION_NOT_AHEAD, "edition " + edition.id() + " starts on " + edition.startsOn());
    }

    private Verdict grant(RoleGranted act) {
        Verdict fits = fits(act.role(), act.body().isPresent());
        if (!fits.allowed()) {
            return fits;
        }
        if (act.person().equals(actor)) {
            return Verdict.refused(Fault.OWN_ROLE, actor + " would grant a role to itself");
        }
        if (!Powers.holds(programme, actor, Role.AUTHORITY_LEAD) && !Powers.ownersMayGrant(act.role())) {
            return Verdict.refused(
                    Fault.ROLE_LACKING, act.role() + " is for the Authority to grant", "role AUTHORITY_LEAD");
        }
        return programme.rolesOf(act.person()).contains(new RoleHeld(act.role(), act.body()))
                ? Verdict.refused(Fault.ROLE_ALREADY_HELD, act.person() + " is " + act.role() + " already")
                : Verdict.allow();
    }

    private Verdict end(RoleEnded act) {
        if (!programme.rolesOf(act.person()).contains(new RoleHeld(act.role(), act.body()))) {
            return Verdict.refused(Fault.ROLE_UNKNOWN, act.person() + " is not " + act.role());
        }
        if (!Powers.holds(programme, actor, Role.AUTHORITY_LEAD) && !Powers.ownersMayGrant(act.role())) {
            return Verdict.refused(
                    Fault.ROLE_LACKING, act.role() + " is for the Authority to end", "role AUTHORITY_LEAD");
        }
        long leads = programme.people().stream()
                .filter(p -> Powers.holds(programme, p, Role.AUTHORITY_LEAD))
                .count();
        return act.role() == Role.AUTHORITY_LEAD && leads == 1
                ? Verdict.refused(Fault.LAST_LEAD, act.person() + " is the only programme lead", "role-granted")
                : Verdict.allow();
    }

    private static Verdict fits(Role role, boolean ofBody) {
        boolean authoritys =
                switch (role) {
                    case AUTHORITY_LEAD, ASSESSOR, AUDITOR, PANEL_MEMBER -> true;
                    case SECURITY_OFFICER, ACCOUNTABLE_OWNER, SERVICE_OWNER, PROCUREMENT_LEAD, STAFF, CONTRIBUTOR ->
                        false;
                };
        if (authoritys && ofBody) {
            return Verdict.refused(Fault.ROLE_TAKES_NO_BODY, role + " is the Authority's");
        }
        return authoritys || ofBody
                ? Verdict.allow()
                : Verdict.refused(Fault.ROLE_NEEDS_BODY, role + " is held for a body");
    }

    private Verdict serve(ServiceRegistered act) {
        return register.hosts.containsKey(act.host())
                ? Verdict.refused(Fault.HOST_TAKEN, act.host() + " leads to " + register.hosts.get(act.host()))
                : Verdict.allow();
    }

    private Verdict route(RouteDeclared act) {
        return act.methods().isEmpty() || !act.path().startsWith("/")
                ? Verdict.refused(Fault.NOTHING_NAMED, "methods " + act.methods() + ", path " + act.path())
                : new RouteNotice(register, act, Micros.of(at)).check();
    }

    /// Whoever is no officer answers the sections that were given to them.
    private Verdict contribute(AnswerGiven act) {
        EnvironmentId id = act.environment();
        boolean officer = Powers.officerOf(
                programme, actor, programme.environment(id).orElseThrow().act().body());
        boolean theirs = programme
                .controlOf(id, act.control(), at)
                .filter(c -> programme.answers().delegated(id, c.section(), actor))
                .isPresent();
        return Verdict.when(
                officer || theirs, Fault.ROLE_LACKING, actor + " was not given this section", "section-delegated");
    }

    private Verdict ahead(Instant until) {
        return until.isAfter(at)
                ? Verdict.allow()
                : Verdict.refused(Fault.UNTIL_NOT_AHEAD, until + " is not after " + at);
    }

    private Verdict workload(WorkloadRegistered act) {
        boolean theirs = programme
                .agreement(act.agreement())
                .map(g -> g.act().body())
                .equals(programme.environment(act.environment()).map(e -> e.act()
                        .body()));
        return theirs
                ? fingerprint(act.fingerprint())
                : Verdict.refused(Fault.AGREEMENT_NOT_THEIRS, act.agreement() + " is another body's", "agreement-made");
    }

    private Verdict fingerprint(String fingerprint) {
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            return Verdict.refused(Fault.DIGEST_MALFORMED, "fingerprint " + fingerprint);
        }
        Optional<String> holder = Optional.ofNullable(register.fingerprints.get(fingerprint));
        return holder.map(h -> Verdict.refused(Fault.FINGERPRINT_TAKEN, fingerprint + " is " + h))
                .orElse(Verdict.allow());
    }
}
