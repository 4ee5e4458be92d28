package concordat.catalogue.difference;

import concordat.catalogue.Control;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.FailRule;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Strength;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares one control with what it was.
final class ControlComparison {

    /// Periods are compared from here: no leap day and a month of 31 days follow.
    private static final LocalDate REFERENCE = LocalDate.of(2001, 1, 1);

    private final Control before;
    private final Control now;
    private final Changes changes;

    ControlComparison(Control before, Control now, Changes changes) {
        this.before = before;
        this.now = now;
        this.changes = changes;
    }

    void run() {
        needs();
        proofLasts();
        deferrable();
        restsOn();
        failRules();
        words("section", before.section(), now.section());
        words("title", before.title(), now.title());
        words("question", before.question(), now.question());
        if (!before.crosswalk().equals(now.crosswalk())) {
            changes.neutral("crosswalk", "it points to other places in other codes");
        }
    }

    private void needs() {
        Map<EvidenceKind, Strength> old = strongest(before);
        Map<EvidenceKind, Strength> asked = strongest(now);
        asked.forEach((kind, strength) -> {
            Strength was = old.get(kind);
            String what = Changes.word(kind) + " evidence that is at least " + Changes.word(strength);
            if (was == null) {
                changes.tighter("need", "it also asks for " + what);
            } else if (was != strength) {
                String text = "it asks for " + what + ", until now " + Changes.word(was);
                if (strength.atLeast(was)) {
                    changes.tighter("strength", text);
                } else {
                    changes.looser("strength", text);
                }
            }
        });
        old.keySet().stream()
                .filter(kind -> !asked.containsKey(kind))
                .forEach(kind -> changes.looser("need", "it no longer asks for " + Changes.word(kind) + " evidence"));
    }

    private static Map<EvidenceKind, Strength> strongest(Control control) {
        Map<EvidenceKind, Strength> strongest = new EnumMap<>(EvidenceKind.class);
        for (EvidenceNeed need : control.needs()) {
            strongest.merge(need.kind(), need.atLeast(), (a, b) -> a.atLeast(b) ? a : b);
        }
        return strongest;
    }

    private void proofLasts() {
        int order = REFERENCE.plus(now.proofLasts()).compareTo(REFERENCE.plus(before.proofLasts()));
        String text = "proof lasts " + period(now.proofLasts()) + " instead of " + period(before.proofLasts());
        if (order < 0) {
            changes.tighter("proof-lasts", text);
        } else if (order > 0) {
            changes.looser("proof-lasts", text);
        }
    }

    private static String period(Period period) {
        Period normal = period.normalized();
        List<String> parts = List.of(
                normal.getYears() == 0 ? "" : Changes.counted(normal.getYears(), "year"),
                normal.getMonths() == 0 ? "" : Changes.counted(normal.getMonths(), "month"),
                normal.getDays() == 0 ? "" : Changes.counted(normal.getDays(), "day"));
        return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private void deferrable() {
        if (before.deferrable() && !now.deferrable()) {
            changes.tighter("deferrable", "a plan or an accepted risk can no longer stand in for it");
        } else if (!before.deferrable() && now.deferrable()) {
            changes.looser("deferrable", "a plan or an accepted risk can now stand in for it");
        }
    }

    private void restsOn() {
        for (RestsOn rests : now.restsOn()) {
            before.restsOn(rests.handling())
                    .ifPresentOrElse(
                            was -> callers(was, rests),
                            () -> changes.tighter("rests-on", "access to " + rests.handling() + " now rests on it"));
        }
        for (RestsOn was : before.restsOn()) {
            if (now.restsOn(was.handling()).isEmpty()) {
                changes.looser("rests-on", "access to " + was.handling() + " no longer rests on it");
            }
        }
    }

    private void callers(RestsOn was, RestsOn rests) {
        changes.members(
                "tiers",
                Direction.TIGHTER,
                "for " + rests.handling() + " devices need it on tier",
                Changes.words(was.tiers()),
                Changes.words(rests.tiers()));
        if (!was.workloads() && rests.workloads()) {
            changes.tighter(
                    "workloads", "for " + rests.handling() + " systems that call by themselves now need it too");
        } else if (was.workloads() && !rests.workloads()) {
            changes.looser(
                    "workloads", "for " + rests.handling() + " systems that call by themselves no longer need it");
        }
    }

    /// Two expressions cannot be weighed against each other, so a changed one counts as asking more.
    private void failRules() {
        Map<String, String> old = rules(before);
        Map<String, String> rules = rules(now);
        rules.forEach((name, when) -> {
            String was = old.get(name);
            if (was == null && !old.containsValue(when)) {
                changes.tighter("fail-rule", "findings also fail it by the rule \u201c" + name + "\u201d: " + when);
            } else if (was == null) {
                changes.neutral("fail-rule", "one of its rules is now called \u201c" + name + "\u201d");
            } else if (!was.equals(when)) {
                changes.tighter(
                        "fail-rule",
                        "the rule \u201c" + name + "\u201d is now " + when + ", until now " + was
                                + "; which asks more cannot be told, so it counts as tightened");
            }
        });
        old.forEach((name, when) -> {
            if (!rules.containsKey(name) && !rules.containsValue(when)) {
                changes.looser("fail-rule", "findings no longer fail it by the rule \u201c" + name + "\u201d");
            }
        });
    }

    private static Map<String, String> rules(Control control) {
        Map<String, String> rules = new LinkedHashMap<>();
        for (FailRule rule : control.failRules()) {
            rules.put(rule.name(), rule.when());
        }
        return rules;
    }

    private void words(String what, String was, String is) {
        if (!was.equals(is)) {
            changes.neutral(what, "its " + what + " reads \u201c" + is + "\u201d, until now \u201c" + was + "\u201d");
        }
    }
}
