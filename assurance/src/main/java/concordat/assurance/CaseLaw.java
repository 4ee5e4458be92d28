package concordat.assurance;

import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.CaseAct.ConversationHeld;
import concordat.assurance.act.CaseAct.NoteAgreed;
import concordat.assurance.act.CaseAct.RootCauseStated;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureAct.MeasureEased;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/// Rules for the ladder: no step without the one before. What is named is known.
final class CaseLaw {
    private static final Duration SLACK = Duration.ofHours(1);

    private static final Duration EMERGENCY = Duration.ofDays(3);

    /// Enough to find somebody who answers the telephone.
    private static final int MOST_NAMED = 5;

    private final Programme programme;
    private final PersonId actor;
    private final Instant at;
    private final long micros;

    CaseLaw(Programme programme, PersonId actor, Instant at) {
        this.programme = programme;
        this.actor = actor;
        this.at = at;
        this.micros = Micros.of(at);
    }

    Verdict check(CaseOpened act) {
        EnvironmentState environment =
                Objects.requireNonNull(programme.register().environments.get(act.environment()));
        int place = programme.register().timetable.place(act.control());
        ControlState state = environment.control(place);
        if (state.open().isPresent()) {
            return Verdict.refused(
                    Fault.CASE_ALREADY_OPEN, "case " + state.open().get().id() + " speaks of it", "case-closed");
        }
        Judged judged = Judge.judge(programme, environment, place, micros);
        long due = Clockwork.breachedAt(programme, environment, place, judged, micros);
        if (due == Micros.NEVER) {
            return Verdict.refused(Fault.CASE_WITHOUT_CAUSE, act.control() + " holds and nothing stands against it");
        }
        return Micros.of(act.breachedAt()) == due
                ? Verdict.allow()
                : Verdict.refused(
                        Fault.CASE_WITHOUT_CAUSE,
                        act.control() + " did not fail at " + act.breachedAt(),
                        "case-opened with breached-at " + Micros.instant(due));
    }

    Verdict check(NoticeServed act) {
        Case about = about(act.caseId());
        if (!about.open()) {
            return closed(about);
        }
        if (about.notice().isPresent()) {
            return Verdict.refused(Fault.CASE_STEP_SKIPPED, "notice was served already", "reply-made", "adjudicated");
        }
        if (about.comparison().isEmpty()) {
            return Verdict.refused(
                    Fault.CASE_STEP_SKIPPED, "the case was not compared with the record", "case-compared");
        }
        Instant bites = Micros.instant(Clockwork.bitesAt(Micros.of(about.breachedAt()), micros));
        Instant earliest = WorkingDays.after(at, WorkingDays.LEAST_REPLY);
        boolean owed = act.replyOwedBy() == Role.SECURITY_OFFICER || act.replyOwedBy() == Role.ACCOUNTABLE_OWNER;
        boolean inTime = !act.replyBy().isBefore(earliest) && !act.replyBy().isAfter(act.bitesAt());
        // Never earlier than the code says; a little later, since whoever serves it writes the dates before it is
        // served.
        boolean fair = !act.bitesAt().isBefore(bites) && !act.bitesAt().isAfter(bites.plus(SLACK));
        if (!owed || !inTime || !fair) {
            return Verdict.refused(
                    Fault.NOTICE_DATES,
                    "reply owed by " + act.replyOwedBy() + " by " + act.replyBy() + ", bites at " + act.bitesAt(),
                    "notice-served with bites-at " + bites + ", reply-by from " + earliest + " to " + bites);
        }
        return programme
                        .routing()
                        .restingOn(about.environment(), about.control(), at)
                        .equals(act.routes())
                ? Verdict.allow()
                : Verdict.refused(Fault.NOTICE_ROUTES, "the notice does not name the routes that rest on the control");
    }

    Verdict check(ReplyMade act) {
        Case about = about(act.caseId());
        if (!about.open()) {
            return closed(about);
        }
        if (about.notice().isEmpty()) {
            return Verdict.refused(Fault.CASE_STEP_SKIPPED, "there is no notice to reply to", "notice-served");
        }
        if (about.adjudication().isPresent()) {
            return Verdict.refused(Fault.CASE_DECIDED, "case " + about.id() + " is decided", "evidence-attached");
        }
        return at.isAfter(about.notice().get().replyBy())
                ? Verdict.refused(
                        Fault.REPLY_TOO_LATE,
                        "the reply was due by " + about.notice().get().replyBy(),
                        "evidence-attached")
                : Verdict.allow();
    }

    Verdict check(Adjudicated act) {
        Case about = about(act.caseId());
        if (!about.open()) {
            return closed(about);
        }
        if (about.notice().isEmpty()) {
            return Verdict.refused(
                    Fault.CASE_STEP_SKIPPED, "nothing was served that could be decided", "notice-served");
        }
        if (actor.equals(Programme.CLOCKWORK)) {
            boolean due = about.settlesAt().filter(s -> !s.isAfter(at)).isPresent();
            return due && !act.upheld()
                    ? Verdict.allow()
                    : Verdict.refused(Fault.NOT_DUE, "by itself a case is decided only once everybody was silent");
        }
        if (about.replies().isEmpty() && !at.isAfter(about.notice().get().replyBy())) {
            return Verdict.refused(
                    Fault.CASE_STEP_SKIPPED,
                    "the body may still reply until " + about.notice().get().replyBy());
        }
        return decider(about);
    }

    /// After ten working days a reply is the programme lead's, and so is a decision that was made before; the same
    /// person does not decide twice.
    private Verdict decider(Case about) {
        boolean lead = Powers.holds(programme, actor, Role.AUTHORITY_LEAD);
        boolean late = !about.replies().isEmpty()
                && at.isAfter(WorkingDays.after(about.replies().getFirst().at(), WorkingDays.DECISION));
        if (about.adjudication().isPresent()) {
            boolean another = !about.adjudication().get().by().equals(actor);
            return lead && another
                    ? Verdict.allow()
                    : Verdict.refused(Fault.CASE_DECIDED, "only another programme lead may decide again");
        }
        return late && !lead
                ? Verdict.refused(Fault.CASE_IS_THE_LEADS, "undecided for ten working days", "role AUTHORITY_LEAD")
                : Verdict.allow();
    }

    Verdict check(CaseClosed act) {
        Case about = about(act.caseId());
        if (!about.open()) {
            return closed(about);
        }
        EnvironmentState environment =
                Objects.requireNonNull(programme.register().environments.get(about.environment()));
        int place = programme.register().timetable.place(about.control());
        Judged judged = Judge.judge(programme, environment, place, micros);
        Clockwork.Need need = Clockwork.need(programme, environment, place, judged, micros);
        if (need == Clockwork.Need.CLOSING || need == Clockwork.Need.REOPENING) {
            return Verdict.allow();
        }
        boolean fails = judged.kind() == StandingKind.LAPSING
                || judged.kind() == StandingKind.LAPSED
                || (judged.kind() == StandingKind.ACCEPTED && !judged.settled());
        if (fails) {
            return Verdict.refused(Fault.CASE_STILL_FAILS, about.control() + " still fails", "evidence-attached");
        }
        return actor.equals(Programme.CLOCKWORK)
                ? Verdict.refused(Fault.NOT_DUE, about.control() + " is still to fail")
                : Verdict.allow();
    }

    Verdict check(MeasureImposed act) {
        if (!act.until().isAfter(at)) {
            return Verdict.refused(Fault.UNTIL_NOT_AHEAD, act.until() + " is not after " + at);
        }
        boolean names = !act.handlings().isEmpty()
                || !act.tiers().isEmpty()
                || !act.services().isEmpty();
        if (act.kind() == MeasureKind.RESTRICT && !names) {
            return Verdict.refused(
                    Fault.RESTRICTION_NAMES_NOTHING, "a restriction says what it closes", "measure-imposed");
        }
        if (act.emergency() && act.until().isAfter(at.plus(EMERGENCY))) {
            return Verdict.refused(
                    Fault.EMERGENCY_TOO_LONG,
                    "an emergency measure ends within 72 hours",
                    "until " + at.plus(EMERGENCY));
        }
        if (Powers.officerOf(programme, actor, act.body())) {
            return Verdict.allow();
        }
        return act.emergency() ? emergency(act) : new Ladder(programme, at).measure(act);
    }

    /// Two officers, and not before the last emergency was looked back at.
    private Verdict emergency(MeasureImposed act) {
        boolean second = act.secondOfficer()
                .filter(p -> !p.equals(actor) && Powers.holds(programme, p, Role.AUTHORITY_LEAD))
                .isPresent();
        Optional<Measure> owed = programme.restraints().of(act.body()).stream()
                .filter(m -> m.owesReview() && !m.inForce(at))
                .findFirst();
        return Verdict.when(
                        second, Fault.SECOND_OFFICER_LACKING, "two programme leads impose it together", otherLeads())
                .and(() -> Verdict.when(
                        owed.isEmpty(),
                        Fault.REVIEW_OWED,
                        owed.map(m -> "measure " + m.imposed().act().measure() + " was not looked back at")
                                .orElse(""),
                        "emergency-reviewed"));
    }

    private String[] otherLeads() {
        String[] leads = programme.people().stream()
                .filter(p -> !p.equals(actor) && Powers.holds(programme, p, Role.AUTHORITY_LEAD))
                .limit(MOST_NAMED)
                .map(p -> "second-officer " + p)
                .toArray(String[]::new);
        return leads.length > 0 ? leads : new String[] {"role-granted"};
    }

    /// What a body imposed on itself it may lift itself; what the Authority imposed the Authority lifts: by itself once
    /// the exit criteria hold, by hand once the cause is known.
    Verdict check(MeasureLifted act) {
        Measure measure = programme.restraints().measure(act.measure()).orElseThrow();
        MeasureImposed imposed = measure.imposed().act();
        if (actor.equals(Programme.CLOCKWORK)) {
            return Verdict.when(
                    new Ladder(programme, at).exitHolds(imposed), Fault.NOT_DUE, "the exit criteria do not hold");
        }
        boolean lead = Powers.holds(programme, actor, Role.AUTHORITY_LEAD);
        boolean own = Powers.officerOf(programme, measure.imposed().by(), imposed.body());
        boolean explained =
                imposed.about().map(c -> about(c).rootCause().isPresent()).orElse(true);
        return Verdict.when(lead || own, Fault.ROLE_LACKING, "the Authority imposed it", "role AUTHORITY_LEAD")
                .and(() -> Verdict.when(
                        explained,
                        Fault.CASE_STEP_SKIPPED,
                        "nobody has said how it came to the failure, and what follows",
                        "root-cause-stated"));
    }

    Verdict check(CaseAct act) {
        Case about = about(PartNames.caseOf(act));
        return switch (act) {
            case CaseCompared a ->
                open(about)
                        .and(() -> Verdict.when(
                                about.comparison().isEmpty(),
                                Fault.CASE_STEP_SKIPPED,
                                "the case was compared with the record already",
                                "notice-served"))
                        .and(() -> {
                            CaseCompared due = new Ladder(programme, at).compare(about);
                            return Verdict.when(
                                    due.equals(a),
                                    Fault.CASE_WITHOUT_CAUSE,
                                    "the record says otherwise",
                                    "case-compared with " + due.earlierCases() + " earlier cases, " + due.slips()
                                            + " slips, " + due.daysWithoutProof() + " days without proof, credible "
                                            + due.credible());
                        });
            case ConversationHeld a ->
                open(about)
                        .and(() -> Verdict.when(
                                about.notice().isPresent(),
                                Fault.CASE_STEP_SKIPPED,
                                "nothing was served that could be spoken about",
                                "notice-served"))
                        .and(() -> Verdict.when(
                                !a.heldOn().isAfter(at.atZone(ZoneOffset.UTC).toLocalDate()),
                                Fault.DATE_NOT_BELIEVABLE,
                                a.heldOn() + " is to come"));
            case NoteAgreed a ->
                Verdict.when(
                        !about.conversations().isEmpty(),
                        Fault.CASE_STEP_SKIPPED,
                        "there is no note",
                        "conversation-held");
            case RootCauseStated a ->
                Verdict.when(
                        about.notice().isPresent(),
                        Fault.CASE_STEP_SKIPPED,
                        "nothing was served whose cause could be stated",
                        "notice-served");
        };
    }

    Verdict check(MeasureAct act) {
        return programme.restraints().check(act, actor, at).and(() -> switch (act) {
            case MeasureEased a -> ease(a);
            case ProposalDeclined a ->
                Verdict.when(
                        Proposal.of(programme, a.body(), at).stream()
                                .anyMatch(p -> p.trigger().name().equals(a.trigger())),
                        Fault.NOT_DUE,
                        "nothing is proposed under the name " + a.trigger());
            default -> Verdict.allow();
        });
    }

    /// A body reconnects by itself only from what it closed itself, on evidence that came after it.
    private Verdict ease(MeasureEased act) {
        Measure measure = programme.restraints().measure(act.measure()).orElseThrow();
        boolean lead = Powers.holds(programme, actor, Role.AUTHORITY_LEAD);
        boolean own = Powers.officerOf(
                programme, measure.imposed().by(), measure.imposed().act().body());
        boolean shown = !act.basis().isEmpty()
                && act.basis().stream().allMatch(id -> programme
                        .evidence(id)
                        .filter(e -> e.live()
                                && e.at().isAfter(measure.imposed().at())
                                && e.act().strength().atLeast(Strength.SIGNED))
                        .isPresent());
        return Verdict.when(lead || own, Fault.ROLE_LACKING, "the Authority imposed it", "role AUTHORITY_LEAD")
                .and(() -> Verdict.when(
                        lead || shown,
                        Fault.EVIDENCE_UNKNOWN,
                        "easing rests on evidence, signed at least, that came after the measure",
                        "evidence-attached"));
    }

    private static Verdict open(Case about) {
        return about.open() ? Verdict.allow() : closed(about);
    }

    private Case about(CaseId id) {
        return programme.caseOf(id).orElseThrow();
    }

    private static Verdict closed(Case about) {
        return Verdict.refused(
                Fault.CASE_CLOSED,
                "case " + about.id() + " closed at " + about.closedAt().orElseThrow(),
                "case-opened");
    }
}
