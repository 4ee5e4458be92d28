package concordat.catalogue.difference;

import concordat.catalogue.AccessRule;
import concordat.catalogue.Edition;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Handling;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.TierRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// Compares what an edition says besides its controls.
final class RuleComparison {

    private final Edition before;
    private final Edition now;
    private final Changes changes;

    RuleComparison(Edition before, Edition now, Changes changes) {
        this.before = before;
        this.now = now;
        this.changes = changes;
    }

    void run() {
        changes.shorterIsTighter("ceiling", "the ceiling for a gap", before.ceiling(), now.ceiling());
        changes.shorterIsTighter("transition", "the time to change over", before.transition(), now.transition());
        changes.shorterIsTighter("shadow", "the time it is shown and not enforced", before.shadow(), now.shadow());
        handlings();
        facts();
        tierRules();
        posture();
        accessRules();
        fixWindows();
        exploitedWindow();
        weaknessMaps();
        new GovernanceComparison(before, now, changes).run();
    }

    /// Matches two lists by a key; what stands on one side only is told first.
    static <T> void matched(
            List<T> before,
            List<T> now,
            Function<T, ?> key,
            Consumer<T> added,
            Consumer<T> removed,
            BiConsumer<T, T> both) {
        Map<Object, T> old = new LinkedHashMap<>();
        before.forEach(each -> old.put(key.apply(each), each));
        for (T each : now) {
            T was = old.remove(key.apply(each));
            if (was == null) {
                added.accept(each);
            } else {
                both.accept(was, each);
            }
        }
        old.values().forEach(removed);
    }

    private void handlings() {
        matched(
                before.handlings(),
                now.handlings(),
                Handling::id,
                added -> changes.neutral("handling", "the scale has a new step " + added.id()),
                removed -> changes.neutral("handling", "the scale no longer has " + removed.id()),
                this::handling);
        List<String> old = before.handlings().stream().map(Handling::id).toList();
        List<String> order = now.handlings().stream().map(Handling::id).toList();
        if (!old.stream()
                .filter(order::contains)
                .toList()
                .equals(order.stream().filter(old::contains).toList())) {
            changes.neutral("handling", "the scale's order is " + String.join(", ", order));
        }
    }

    private void handling(Handling was, Handling is) {
        String what = "for " + is.id() + " the weakest proof that counts is " + Changes.word(is.leastProof())
                + ", until now " + Changes.word(was.leastProof());
        if (was.leastProof() != is.leastProof()) {
            if (is.leastProof().atLeast(was.leastProof())) {
                changes.tighter("least-proof", what);
            } else {
                changes.looser("least-proof", what);
            }
        }
        changes.shorterIsTighter(
                "stale-limit",
                "how long gateways decide on " + is.id() + " without the control plane",
                was.staleLimit(),
                is.staleLimit());
        if (!was.title().equals(is.title())) {
            changes.neutral("handling", is.id() + " is now called " + is.title());
        }
    }

    private void facts() {
        changes.members(
                "facts",
                Direction.NEUTRAL,
                "what is known of devices and logins is",
                Set.copyOf(before.facts()),
                Set.copyOf(now.facts()));
        changes.members(
                "facts", Direction.NEUTRAL, "what comes from the login is", before.loginFacts(), now.loginFacts());
    }

    private void tierRules() {
        matched(
                before.tierRules(),
                now.tierRules(),
                TierRule::tier,
                added -> changes.looser("tier", "the tier " + Changes.word(added.tier()) + " can now be earned"),
                removed -> changes.tighter(
                        "tier", "the tier " + Changes.word(removed.tier()) + " can no longer be earned"),
                (was, is) -> changes.members(
                        "tier",
                        Direction.TIGHTER,
                        "the tier " + Changes.word(is.tier()) + " takes",
                        was.facts(),
                        is.facts()));
    }

    private void posture() {
        matched(
                before.posture().rules(),
                now.posture().rules(),
                PostureRule::fact,
                added -> changes.looser("posture", "the fact " + added.fact() + " can now be found out"),
                removed -> changes.tighter("posture", "the fact " + removed.fact() + " is no longer found out"),
                this::posture);
        matched(
                before.posture().queries(),
                now.posture().queries(),
                PostureQuery::name,
                added -> changes.neutral("posture", "agents now ask " + added.name()),
                removed -> changes.neutral("posture", "agents no longer ask " + removed.name()),
                (was, is) -> {
                    if (!was.equals(is)) {
                        changes.neutral("posture", "agents ask " + is.name() + " otherwise");
                    }
                });
    }

    private void posture(PostureRule was, PostureRule is) {
        changes.shorterIsTighter("posture", "the fact " + is.fact() + " lasts", was.lasts(), is.lasts());
        int order = is.atLeast().compareTo(was.atLeast());
        String text = "the fact " + is.fact() + " takes the word of " + Changes.word(is.atLeast()) + ", until now "
                + Changes.word(was.atLeast());
        if (order > 0) {
            changes.tighter("posture", text);
        } else if (order < 0) {
            changes.looser("posture", text);
        }
        if (!was.when().equals(is.when())) {
            changes.neutral("posture", "the fact " + is.fact() + " holds by another rule");
        }
    }

    private static String what(AccessRule rule) {
        return Changes.word(rule.action()) + " on " + rule.handling();
    }

    private void accessRules() {
        matched(
                before.accessRules(),
                now.accessRules(),
                rule -> List.of(rule.handling(), rule.action()),
                added -> changes.looser(
                        "access", what(added) + " is now open from tier " + Changes.word(added.atLeast()) + " on"),
                removed -> changes.tighter("access", what(removed) + " is no longer open to any device"),
                (was, is) -> {
                    String text = what(is) + " takes tier " + Changes.word(is.atLeast()) + ", until now "
                            + Changes.word(was.atLeast());
                    if (is.atLeast() != was.atLeast() && is.atLeast().atLeast(was.atLeast())) {
                        changes.tighter("access", text);
                    } else if (is.atLeast() != was.atLeast()) {
                        changes.looser("access", text);
                    }
                    changes.members(
                            "obligation",
                            Direction.TIGHTER,
                            what(is) + " is bound to",
                            Changes.words(was.obligations()),
                            Changes.words(is.obligations()));
                });
    }

    private void fixWindows() {
        matched(
                before.fixWindows(),
                now.fixWindows(),
                FixWindow::severity,
                added -> changes.tighter(
                        "fix-window",
                        "findings that are " + Changes.word(added.severity()) + " must now be mended, within "
                                + Changes.time(added.internetFacing()) + " facing the internet and "
                                + Changes.time(added.otherwise()) + " elsewhere"),
                removed -> changes.looser(
                        "fix-window",
                        "findings that are " + Changes.word(removed.severity())
                                + " need no longer be mended by a date"),
                (was, is) -> {
                    String what = "the window for findings that are " + Changes.word(is.severity());
                    changes.shorterIsTighter(
                            "fix-window", what + " and face the internet", was.internetFacing(), is.internetFacing());
                    changes.shorterIsTighter("fix-window", what + " elsewhere", was.otherwise(), is.otherwise());
                });
    }

    /// Whether rules fail more by other maps depends on the findings, so it counts as asking more.
    private void weaknessMaps() {
        if (!before.weaknessMaps().equals(now.weaknessMaps())) {
            changes.tighter(
                    "weaknesses",
                    "which kinds of findings bear on which controls is said otherwise, in "
                            + now.weaknessMaps().size() + " maps instead of "
                            + before.weaknessMaps().size());
        }
    }

    private void exploitedWindow() {
        String what = "the window for what is known to be exploited";
        if (before.exploitedWindow().isEmpty()) {
            now.exploitedWindow()
                    .ifPresent(added -> changes.tighter(
                            "known-exploited",
                            "findings known to be exploited must be mended within "
                                    + Changes.time(added.internetFacing()) + " facing the internet and "
                                    + Changes.time(added.otherwise()) + " elsewhere, however they are rated"));
        } else if (now.exploitedWindow().isEmpty()) {
            changes.looser(
                    "known-exploited", "it makes no difference any more whether a finding is known to be exploited");
        } else {
            ExploitedWindow was = before.exploitedWindow().get();
            ExploitedWindow is = now.exploitedWindow().get();
            changes.shorterIsTighter(
                    "known-exploited", what + ", facing the internet", was.internetFacing(), is.internetFacing());
            changes.shorterIsTighter("known-exploited", what + ", elsewhere", was.otherwise(), is.otherwise());
        }
    }
}
