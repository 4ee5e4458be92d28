package concordat.catalogue.difference;

import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.Rung;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Trigger;
import java.util.List;

/// Compares who decides, what is proposed from which numbers on, and how long each side may take.
final class GovernanceComparison {

    private final Edition before;
    private final Edition now;
    private final Changes changes;

    GovernanceComparison(Edition before, Edition now, Changes changes) {
        this.before = before;
        this.now = now;
        this.changes = changes;
    }

    void run() {
        RuleComparison.matched(
                before.decisionRights(),
                now.decisionRights(),
                right -> List.of(right.residual(), right.handling()),
                added -> changes.looser(
                        "decision-right",
                        what(added) + " can now be accepted, by "
                                + String.join(
                                        ", ",
                                        added.approvers().stream().sorted().toList()) + ", for "
                                + Changes.time(added.limit())),
                removed -> changes.tighter("decision-right", what(removed) + " can no longer be accepted by anybody"),
                this::right);
        RuleComparison.matched(
                before.ladder(),
                now.ladder(),
                Trigger::name,
                added -> changes.tighter("ladder", "a new trigger \u201c" + added.name() + "\u201d: " + says(added)),
                removed -> changes.looser("ladder", "no trigger \u201c" + removed.name() + "\u201d any more"),
                this::trigger);
        serviceLevels();
        sample("inside", before.manualSample().internal(), now.manualSample().internal());
        sample(
                "of what faces outwards",
                before.manualSample().external(),
                now.manualSample().external());
    }

    private static String what(DecisionRight right) {
        return Changes.word(right.residual()) + " risk for " + right.handling();
    }

    private void right(DecisionRight was, DecisionRight is) {
        changes.shorterIsTighter("decision-right", what(is) + " is accepted for", was.limit(), is.limit());
        changes.members(
                "decision-right", Direction.TIGHTER, what(is) + " is accepted by", was.approvers(), is.approvers());
    }

    private static String says(Trigger trigger) {
        return Changes.word(trigger.measure()) + " from " + trigger.atLeast() + " on proposes to "
                + Changes.word(trigger.rung());
    }

    /// A review by the panel is neither more nor less than a measure, and one count is not another: such changes
    /// count as asking more.
    private void trigger(Trigger was, Trigger is) {
        if (was.equals(is)) {
            return;
        }
        String text = "the trigger \u201c" + is.name() + "\u201d: " + says(is) + ", until now " + says(was);
        boolean unlike = was.measure() != is.measure() || (was.rung() != is.rung() && (panel(was) || panel(is)));
        boolean tighter = is.atLeast() < was.atLeast() || is.rung().compareTo(was.rung()) > 0;
        if (unlike || tighter) {
            changes.tighter("ladder", text);
        } else {
            changes.looser("ladder", text);
        }
    }

    private static boolean panel(Trigger trigger) {
        return trigger.rung() == Rung.REVIEW;
    }

    private void serviceLevels() {
        ServiceLevels was = before.serviceLevels();
        ServiceLevels is = now.serviceLevels();
        if (was.assessmentDays() != is.assessmentDays()) {
            changes.neutral(
                    "service-level",
                    "an assessment takes at most " + Changes.counted(is.assessmentDays(), "working day")
                            + ", until now " + was.assessmentDays());
        }
        days("the time to answer an assessor's question", was.questionDays(), is.questionDays());
        days("the time to reply to a notice", was.replyDays(), is.replyDays());
    }

    private void sample(String where, int was, int is) {
        String text = "a health check looks at " + is + " % " + where + " by hand, until now " + was + " %";
        if (is > was) {
            changes.tighter("manual-sample", text);
        } else if (is < was) {
            changes.looser("manual-sample", text);
        }
    }

    private void days(String what, int was, int is) {
        String text = what + " is " + Changes.counted(is, "working day") + ", until now " + was;
        if (is < was) {
            changes.tighter("service-level", text);
        } else if (is > was) {
            changes.looser("service-level", text);
        }
    }
}
