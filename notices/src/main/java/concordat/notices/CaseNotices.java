package concordat.notices;

import concordat.assurance.Case;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.opening.Openings;
import concordat.assurance.submission.Submission;
import java.util.List;
import java.util.Optional;

/// What is told of cases, and of what may become one.
final class CaseNotices {

    private CaseNotices() {}

    private static Case known(Draft draft, CaseId id) {
        return draft.programme().caseOf(id).orElseThrow();
    }

    static About about(Case one) {
        return About.of(one.id()).in(one.environment()).on(one.control());
    }

    static void served(Draft draft, NoticeServed act) {
        Case one = known(draft, act.caseId());
        draft.tell(
                NoticeKind.CASE_NOTICE,
                To.officers(draft.bodyOf(one.environment())),
                about(one)
                        .by(act.replyBy())
                        .with("role", act.replyOwedBy())
                        .with("bites", act.bitesAt())
                        .with("routes", act.routes().size()));
    }

    static void replied(Draft draft, ReplyMade act) {
        Case one = known(draft, act.caseId());
        draft.tell(
                NoticeKind.CASE_REPLIED,
                To.authority(Optional.of(draft.bodyOf(one.environment()))),
                about(one)
                        .by(WorkingDays.after(draft.entry().at(), WorkingDays.DECISION))
                        .with("reply", act.kind()));
    }

    static void decided(Draft draft, Adjudicated act) {
        Case one = known(draft, act.caseId());
        BodyId body = draft.bodyOf(one.environment());
        About about = about(one);
        if (act.upheld()) {
            draft.tell(NoticeKind.CASE_UPHELD, To.officers(body), about);
        } else {
            About bites = one.notice().map(n -> about.by(n.bitesAt())).orElse(about);
            draft.tell(NoticeKind.CASE_NOT_UPHELD, To.officers(body), bites);
        }
    }

    static void closed(Draft draft, CaseClosed act) {
        Case one = known(draft, act.caseId());
        draft.tell(NoticeKind.CASE_CLOSED, To.officers(draft.bodyOf(one.environment())), about(one));
    }

    static void step(Draft draft, CaseAct act) {
        switch (act) {
            case CaseAct.CaseCompared a -> {}
            case CaseAct.ConversationHeld a -> {
                Case one = known(draft, a.caseId());
                draft.tell(
                        NoticeKind.CASE_NOTE,
                        To.officers(draft.bodyOf(one.environment())),
                        about(one).by(WorkingDays.after(draft.entry().at(), WorkingDays.LEAST_REPLY)));
            }
            case CaseAct.NoteAgreed a -> {
                Case one = known(draft, a.caseId());
                draft.tell(
                        NoticeKind.CASE_NOTE_ANSWERED,
                        To.authority(Optional.of(draft.bodyOf(one.environment()))),
                        about(one).with("agreed", a.agreed() ? "YES" : "NO"));
            }
            case CaseAct.RootCauseStated a -> {
                Case one = known(draft, a.caseId());
                draft.tell(
                        NoticeKind.CASE_CAUSE_STATED,
                        To.authority(Optional.of(draft.bodyOf(one.environment()))),
                        about(one));
            }
        }
    }

    /// Who may read them and for what; never what there is to read.
    static void opened(Draft draft, FindingsOpened act) {
        Optional<EnvironmentId> environment = act.caseId()
                .flatMap(draft.programme()::caseOf)
                .map(Case::environment)
                .or(() -> act.submission()
                        .flatMap(id -> draft.programme().submissions().submission(id))
                        .map(Submission::environment));
        About about = About.of(act.opening())
                .by(draft.entry().at().plus(Openings.LASTS))
                .with("reader", draft.entry().actor())
                .with(
                        "footing",
                        act.caseId()
                                .map(id -> "case " + id)
                                .or(() -> act.submission().map(id -> "pack " + id))
                                .orElse(""));
        draft.tell(
                NoticeKind.FINDINGS_OPENED,
                To.officers(act.body()),
                environment.map(about::in).orElse(about));
    }

    /// The control and the day, never the findings. The same breach in a later report is not told again.
    static void imported(Draft draft, ReportImported act) {
        found(draft, About.of(act.report()), act.environment(), act.breaches());
    }

    /// As of a report: a date that has become another is told, and what is as it was is not.
    static void judged(Draft draft, FindingsJudgedAnew act) {
        found(draft, About.of(act.environment()), act.environment(), act.breaches());
    }

    private static void found(Draft draft, About about, EnvironmentId environment, List<Breach> breaches) {
        BodyId body = draft.bodyOf(environment);
        for (Breach breach : breaches) {
            String key = "breach/" + environment + "/" + breach.control() + "/" + Micros.of(breach.breachesAt());
            draft.tell(
                    key,
                    NoticeKind.BREACH_FOUND,
                    To.officers(body),
                    about.in(environment).on(breach.control()).by(breach.breachesAt()));
        }
    }
}
