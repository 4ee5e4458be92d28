package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.CaseAct.ConversationHeld;
import concordat.assurance.act.CaseAct.NoteAgreed;
import concordat.assurance.act.CaseAct.RootCauseStated;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.ids.CaseId;
import java.util.List;
import java.util.Optional;

/// What an entry changes of a case.
final class CaseFold {
    private final Revision revision;

    CaseFold(Revision revision) {
        this.revision = revision;
    }

    void converse(Act act) {
        switch (act) {
            case CaseOpened a -> {
                Case opened = new Case(
                        a.caseId(),
                        a.environment(),
                        a.control(),
                        revision.entry.at(),
                        revision.entry.actor(),
                        a.breachedAt(),
                        List.of(),
                        Optional.empty());
                revision.now.cases = revision.now.cases.with(a.caseId(), opened);
                revision.change(a.environment(), a.control(), s -> s.with(Optional.of(opened)));
                revision.put(
                        a.environment(), revision.environment(a.environment()).adding(a.caseId()));
            }
            case NoticeServed a ->
                step(
                        a.caseId(),
                        new Case.Notice(revision.entry.at(), a.replyOwedBy(), a.replyBy(), a.bitesAt(), a.routes()));
            case ReplyMade a ->
                step(a.caseId(), new Case.Reply(revision.entry.at(), revision.entry.actor(), a.kind(), a.words()));
            case Adjudicated a -> {
                Case about = revision.known(revision.now.cases.get(a.caseId()), a.caseId());
                String cause = revision.touch(about.environment(), revision.place(about.control()))
                        .cause();
                step(
                        a.caseId(),
                        new Case.Adjudication(
                                revision.entry.at(), revision.entry.actor(), a.upheld(), a.reasons(), cause));
            }
            case CaseClosed a -> close(a);
            default -> throw new AssertionError("not a step of a case: " + act);
        }
    }

    void step(CaseAct act) {
        switch (act) {
            case CaseCompared a ->
                step(
                        a.caseId(),
                        new Case.Comparison(
                                revision.entry.at(), a.earlierCases(), a.slips(), a.daysWithoutProof(), a.credible()));
            case ConversationHeld a ->
                step(
                        a.caseId(),
                        new Case.Conversation(revision.entry.at(), revision.entry.actor(), a.heldOn(), a.note()));
            case NoteAgreed a ->
                step(
                        a.caseId(),
                        new Case.NoteAgreement(revision.entry.at(), revision.entry.actor(), a.agreed(), a.words()));
            case RootCauseStated a ->
                step(a.caseId(), new Case.RootCause(revision.entry.at(), revision.entry.actor(), a.plan(), a.cause()));
        }
    }

    private void step(CaseId id, Case.Step step) {
        Case about = revision.known(revision.now.cases.get(id), id).with(step);
        revision.now.cases = revision.now.cases.with(id, about);
        // The cause may still be stated once the case is closed, which must not open it again.
        if (about.open()) {
            revision.change(about.environment(), about.control(), s -> s.with(Optional.of(about)));
        }
    }

    /// What the control supports when a case about it ends is what the next notice protects.
    private void close(CaseClosed act) {
        Case about = revision.known(revision.now.cases.get(act.caseId()), act.caseId())
                .closed(revision.entry.at());
        revision.now.cases = revision.now.cases.with(act.caseId(), about);
        Judged judged = revision.touch(about.environment(), revision.place(about.control()));
        revision.change(about.environment(), about.control(), s -> {
            ControlState closed = s.with(Optional.empty());
            return judged.settled() ? closed.tallied(closed.tally().establishing(judged.mask())) : closed;
        });
    }
}
