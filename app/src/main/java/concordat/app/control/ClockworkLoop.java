package concordat.app.control;

import concordat.app.clock.NetworkClock;
import concordat.assurance.Clockwork;
import concordat.assurance.Due;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.NoticeServed;
import concordat.store.Answer;
import concordat.store.LedgerStore;
import concordat.store.Proposal;
import concordat.store.Submission;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does what the rules themselves require when it falls due: opens cases, serves notices, settles silence, closes what
/// holds again.
final class ClockworkLoop {

    private static final System.Logger LOG = System.getLogger(ClockworkLoop.class.getName());
    private static final int ROUNDS = 64;
    private static final Duration HANDLING_TIME = Duration.ofMinutes(1);

    private final LedgerStore ledger;
    private final NetworkClock clock;

    ClockworkLoop(LedgerStore ledger, NetworkClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Does everything that is due now. Returns when it is durable.
    synchronized void doWhatIsDue() {
        for (int round = 0; round < ROUNDS && ledger.leads(); round++) {
            List<Due> due = Clockwork.due(ledger.current().programme(), now());
            if (due.isEmpty() || !append(due)) {
                return;
            }
        }
    }

    /// @return whether anything was done
    private boolean append(List<Due> due) {
        List<Submission> submissions = new ArrayList<>();
        for (Due one : due) {
            submissions.add(Submission.of(new Proposal(Programme.CLOCKWORK, unhurried(one.act()))));
        }
        boolean done = false;
        for (Answer answer : ledger.appendEach(submissions)) {
            if (answer instanceof Answer.Appended) {
                done = true;
            } else {
                // Time went on between asking and doing, or somebody was faster; asked again next round.
                LOG.log(Level.DEBUG, "the clockwork was refused: {0}", answer);
            }
        }
        return done;
    }

    /// A notice's days count from when it is served, which is a little after its dates are written.
    private static Act unhurried(Act act) {
        return act instanceof NoticeServed notice
                ? new NoticeServed(
                        notice.caseId(),
                        notice.replyOwedBy(),
                        notice.replyBy().plus(HANDLING_TIME),
                        notice.bitesAt().plus(HANDLING_TIME),
                        notice.routes())
                : act;
    }

    private Instant now() {
        Instant now = clock.instant();
        return ledger.current().programme().latest().filter(now::isBefore).orElse(now);
    }

    /// Walks a demonstration's clock forward from one due instant to the next.
    synchronized void advance(Duration by) {
        Instant target = clock.instant().plus(by);
        doWhatIsDue();
        while (true) {
            Instant here = clock.instant();
            Optional<Instant> next =
                    Clockwork.nextDue(ledger.current().programme(), here).filter(target::isAfter);
            if (next.isEmpty()) {
                break;
            }
            moveTo(next.get());
            doWhatIsDue();
        }
        moveTo(target);
        doWhatIsDue();
    }

    private void moveTo(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        if (!left.isNegative() && !left.isZero()) {
            clock.advance(left);
        }
    }
}
