package concordat.intake.paper;

import concordat.catalogue.ControlId;
import concordat.intake.paper.Proposed.Act;
import concordat.intake.paper.Proposed.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Sets the actions of a table beside those that are held. An action's id is made of environment, plan and row key, so
/// that the same row is the same action, however often it comes. Not for use by two threads.
final class PlanProposals {

    private static final String NOTE = "\n\nNote: ";
    private static final String WAS_DUE = "\n\nWas due on paper: ";

    private final PlanTarget target;
    private final String planId;
    private final Optional<Held.Plan> plan;
    private final Map<String, Held.Action> held = new HashMap<>();
    private final Map<String, PaperAction> byKey = new LinkedHashMap<>();
    private final Set<String> there = new HashSet<>();
    private int number;

    PlanProposals(PlanTarget target, List<Held.Plan> plans) {
        this.target = target;
        this.planId = planId(target);
        this.plan = plans.stream().filter(p -> p.id().equals(planId)).findFirst();
        int highest = 0;
        for (Held.Plan each : plans) {
            for (Held.Action action : each.actions()) {
                held.put(action.id(), action);
                highest = Math.max(highest, action.number());
            }
        }
        number = highest + 1;
    }

    static String planId(PlanTarget target) {
        return "paper-" + digest(target.environment(), target.plan());
    }

    private static String digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// @return the plan first when it is new, then its actions, each after those it waits for
    List<Proposed> of(List<PaperAction> actions) {
        actions.forEach(a -> byKey.put(a.issue(), a));
        List<Proposed> proposed = new ArrayList<>();
        for (PaperAction action : inOrder()) {
            Held.Action known = held.get(id(action.issue()));
            Proposed one = known == null ? fresh(action) : beside(action, known);
            if (known != null || !one.acts().isEmpty()) {
                there.add(action.issue());
            }
            proposed.add(one);
        }
        boolean acts = proposed.stream().anyMatch(p -> p.kind() == Kind.NEW);
        if (acts && plan.isEmpty()) {
            Proposed draft = draft(proposed, actions);
            if (draft.kind() == Kind.LEFT) {
                proposed.replaceAll(p -> p.kind() == Kind.NEW
                        ? new Proposed(p.place(), Kind.LEFT, p.subject(), "there is no plan for it", List.of())
                        : p);
            }
            proposed.addFirst(draft);
        }
        return proposed;
    }

    /// What an action waits for comes first; where actions wait for each other the table's order stands.
    private List<PaperAction> inOrder() {
        LinkedHashSet<PaperAction> ordered = new LinkedHashSet<>();
        for (PaperAction action : byKey.values()) {
            List<PaperAction> chain = new ArrayList<>();
            Optional<PaperAction> at = Optional.of(action);
            while (at.isPresent() && !chain.contains(at.get()) && chain.size() <= byKey.size()) {
                chain.add(at.get());
                at = at.get().dependsOn().map(byKey::get);
            }
            ordered.addAll(chain.reversed());
        }
        return List.copyOf(ordered);
    }

    private String id(String key) {
        return "paper-" + digest(target.environment(), planId, key);
    }

    private Proposed draft(List<Proposed> proposed, List<PaperAction> actions) {
        Set<String> controls = new TreeSet<>(target.controls());
        LocalDate ends = target.today();
        Set<Place> taken = new HashSet<>();
        proposed.stream().filter(p -> p.kind() == Kind.NEW).forEach(p -> taken.add(p.place()));
        for (PaperAction action : actions) {
            if (taken.contains(action.place())) {
                action.controls().stream().map(ControlId::value).forEach(controls::add);
                LocalDate by = due(action);
                ends = by.isAfter(ends) ? by : ends;
            }
        }
        Place place = actions.getFirst().place();
        if (controls.isEmpty()) {
            return new Proposed(
                    place,
                    Kind.LEFT,
                    "plan " + target.plan(),
                    "no row names a control; map the column of controls, or name them with --control",
                    List.of());
        }
        return new Proposed(
                place,
                Kind.NEW,
                "plan " + target.plan(),
                "for " + controls.size() + " controls, until " + ends,
                List.of(new Act(
                        "plan-drafted",
                        Map.of(
                                "plan",
                                planId,
                                "environment",
                                target.environment(),
                                "controls",
                                List.copyOf(controls),
                                "endsOn",
                                ends.toString(),
                                "aim",
                                target.aim()))));
    }

    private LocalDate due(PaperAction action) {
        return action.target().isBefore(target.today()) ? target.overdueTo().orElse(action.target()) : action.target();
    }

    private Proposed left(PaperAction action, String why) {
        return new Proposed(action.place(), Kind.LEFT, action.issue(), why, List.of());
    }

    private Proposed fresh(PaperAction action) {
        if (plan.filter(p -> p.stage().equals("ENDED")).isPresent()) {
            return left(action, "plan " + target.plan() + " has ended; bring this table as another plan with --plan");
        }
        switch (action.status()) {
            case "DONE", "DROPPED" -> {
                return left(action, "it was closed on paper before it came into the record");
            }
            case "ACCEPTED" -> {
                return left(action, "the risk is accepted on paper; ask for a risk decision instead");
            }
            default -> {}
        }
        if (due(action).isBefore(target.today())) {
            return left(
                    action,
                    "its day " + action.target() + " is over; write a new one, or give one for all with --overdue-to");
        }
        Optional<String> before = action.dependsOn();
        if (before.isPresent() && !there.contains(before.get()) && !held.containsKey(id(before.get()))) {
            return left(action, "it waits for [" + Values.shortened(before.get()) + "], which is not brought");
        }
        return new Proposed(
                action.place(),
                Kind.NEW,
                action.issue(),
                "action " + number + " by " + due(action),
                adding(action, before));
    }

    private List<Act> adding(PaperAction action, Optional<String> before) {
        String id = id(action.issue());
        List<Act> acts = new ArrayList<>();
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("action", id);
        added.put("plan", planId);
        added.put("number", number++);
        added.put(
                "controls",
                action.controls().stream().map(ControlId::value).sorted().toList());
        added.put("owner", action.owner());
        added.put("plannedOn", due(action).toString());
        added.put("pence", action.pence().orElse(0));
        added.put("funded", action.funded().orElse(false));
        added.put("dependsOn", before.map(this::id));
        added.put("continues", Optional.empty());
        String was = due(action).equals(action.target()) ? "" : WAS_DUE + action.target();
        added.put("what", action.what() + was + (action.note().isEmpty() ? "" : NOTE + action.note()));
        acts.add(new Act("action-added", added));
        for (PaperAction.Step step : action.milestones()) {
            if (!step.on().isBefore(target.today())) {
                acts.add(milestone(id, step));
            }
        }
        return acts;
    }

    private static Act milestone(String id, PaperAction.Step step) {
        return new Act(
                "milestone-set",
                Map.of(
                        "action",
                        id,
                        "milestone",
                        step.name(),
                        "plannedOn",
                        step.on().toString()));
    }

    private Proposed beside(PaperAction action, Held.Action known) {
        String subject = action.issue() + " (action " + known.number() + ")";
        boolean over = action.status().equals("DONE") || action.status().equals("DROPPED");
        if (!known.open()) {
            String says = over ? "" : "it is closed in the record and open on paper; a closed action stays closed";
            return new Proposed(action.place(), over ? Kind.SAME : Kind.LEFT, subject, says, List.of());
        }
        List<String> says = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        String reason = action.note().isEmpty() ? "As on paper: " + action.place() : action.note();
        switch (action.status()) {
            case "DONE" -> done(action, known, says, acts);
            case "DROPPED" -> {
                says.add("given up");
                acts.add(new Act("action-dropped", Map.of("action", known.id(), "reason", reason)));
            }
            case "ACCEPTED" -> says.add("the risk is accepted on paper; ask for a risk decision");
            default -> open(action, known, reason, says, acts);
        }
        if (says.isEmpty()) {
            return new Proposed(action.place(), Kind.SAME, subject, "", List.of());
        }
        return new Proposed(
                action.place(),
                acts.isEmpty() ? Kind.LEFT : Kind.CHANGED,
                subject,
                String.join("; ", says),
                target.update() ? acts : List.of());
    }

    private void done(PaperAction action, Held.Action known, List<String> says, List<Act> acts) {
        LocalDate on = action.doneOn().orElse(target.today());
        if (on.isBefore(known.addedOn()) || on.isAfter(target.today())) {
            says.add("done on " + on + ", which is not between " + known.addedOn() + " and " + target.today()
                    + "; write the day it was done");
            return;
        }
        says.add("done on " + on);
        acts.add(new Act("action-done", Map.of("action", known.id(), "doneOn", on.toString(), "evidence", List.of())));
    }

    private void open(PaperAction action, Held.Action known, String reason, List<String> says, List<Act> acts) {
        LocalDate by = action.target();
        if (by.isBefore(target.today())) {
            // What is overdue on paper was brought with another day, which stands until paper names a later one.
            by = known.plannedOn();
        }
        if (!by.equals(known.plannedOn())) {
            says.add("moved from " + known.plannedOn() + " to " + by);
            acts.add(new Act(
                    "action-moved", Map.of("action", known.id(), "plannedOn", by.toString(), "reason", reason)));
        }
        Optional<String> owner = action.owner().or(known::owner);
        long pence = action.pence().orElse(known.pence());
        boolean funded = action.funded().orElse(known.funded());
        boolean resourced = !owner.equals(known.owner()) || pence != known.pence() || funded != known.funded();
        if (resourced && owner.isPresent()) {
            says.add("owner, cost or money");
            acts.add(new Act(
                    "action-resourced",
                    Map.of("action", known.id(), "owner", owner.get(), "pence", pence, "funded", funded)));
        } else if (resourced) {
            says.add("cost or money differs, and can be set with an owner only; say in the mapping's people who it is");
        }
        for (PaperAction.Step step : action.milestones()) {
            boolean set = known.milestones().stream().anyMatch(m -> m.name().equals(step.name()));
            if (!set && !step.on().isBefore(target.today())) {
                says.add("milestone " + step.name());
                acts.add(milestone(known.id(), step));
            }
        }
        if (known.what().filter(w -> !says(w, action.what())).isPresent()) {
            says.add("its words differ, and cannot be changed: give up the action and add another");
        }
    }

    /// Whether this was said when it was added, with what only that month had to say or without.
    private static boolean says(String held, String what) {
        return held.equals(what) || held.startsWith(what + NOTE) || held.startsWith(what + WAS_DUE);
    }
}
