package concordat.exchange;

import concordat.assurance.ControlStanding;
import concordat.assurance.FactUsed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Recorded;
import concordat.assurance.plan.Action;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.ActionItem;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Making;
import concordat.oscal.make.ObservationEntry;
import concordat.oscal.make.RiskEntry;
import concordat.oscal.make.RiskEntry.Milestone;
import concordat.oscal.make.RiskEntry.Response;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an environment has to put right. What is known of weaknesses is told by control and by how many, never which.
final class ActionPlans {

    private final Kept kept;
    private final List<Action> actions;
    private final Map<String, Obj> observations = new LinkedHashMap<>();

    private ActionPlans(Kept kept) {
        this.kept = kept;
        actions = kept.programme().planned().actionsOf(kept.id());
    }

    static Records.Written of(Kept kept) {
        return new ActionPlans(kept).written();
    }

    private Records.Written written() {
        List<Obj> risks = new ArrayList<>();
        List<Obj> items = new ArrayList<>();
        for (Control control : kept.edition().controls()) {
            ControlStanding standing = kept.standing().control(control.id()).orElseThrow();
            if (!held(standing)) {
                risks.add(risk(control, standing).tree());
                if (actions.stream().noneMatch(a -> a.open() && about(a, control))) {
                    items.add(item(control));
                }
            }
        }
        for (Action action : actions) {
            if (action.open()) {
                items.add(item(action));
            }
        }
        if (items.isEmpty()) {
            return new Records.Written.Nothing("Everything that the edition asks of " + kept.id()
                    + " is held, and nothing is planned, so there is" + " nothing to put right.");
        }
        OscalDocument document = Documents.of(
                OscalModel.PLAN_OF_ACTION,
                kept.document("poam"),
                kept.heading("Plan of action and milestones"),
                List.of(kept.named("ssp", "System security plan of " + kept.name())),
                body -> body.put(
                                "import-ssp",
                                Making.of("import-ssp")
                                        .put("href", kept.reference("ssp"))
                                        .build())
                        .put(
                                "system-id",
                                Making.of("system-id")
                                        .put("identifier-type", Identity.NS)
                                        .put("id", kept.id().value())
                                        .build())
                        .putAll("observations", List.copyOf(observations.values()))
                        .putAll("risks", risks)
                        .putAll("poam-items", items));
        return new Records.Written.Document(document);
    }

    private boolean about(Action action, Control control) {
        return action.added().controls().stream().anyMatch(c -> kept.programme().same(c, control.id()));
    }

    private static boolean held(ControlStanding standing) {
        return standing instanceof ControlStanding.Proved || standing instanceof ControlStanding.ReliedOn;
    }

    private String riskUuid(ControlId control) {
        return kept.uuid("risk", kept.id().value(), control.value());
    }

    private RiskEntry risk(Control control, ControlStanding standing) {
        Optional<Instant> deadline =
                switch (standing) {
                    case ControlStanding.Planned p -> Optional.of(p.until());
                    case ControlStanding.Lapsing l -> l.bitesAt();
                    case ControlStanding.Accepted a -> a.basis().changesAt();
                    case ControlStanding.Lapsed l -> Optional.<Instant>empty();
                    case ControlStanding.Open o -> Optional.<Instant>empty();
                    case ControlStanding.Proved p -> Optional.<Instant>empty();
                    case ControlStanding.ReliedOn r -> Optional.<Instant>empty();
                };
        String status =
                switch (standing.kind()) {
                    case PLANNED -> "remediating";
                    case ACCEPTED -> "deviation-approved";
                    default -> "open";
                };
        List<Response> responses = new ArrayList<>();
        actions.stream().filter(a -> about(a, control)).map(this::response).forEach(responses::add);
        if (standing instanceof ControlStanding.Accepted accepted) {
            accepted.risks()
                    .forEach(id -> responses.add(new Response(
                            kept.uuid("acceptance", id.value()),
                            "completed",
                            "Accepted by its owner",
                            kept.programme()
                                    .risk(id)
                                    .map(r -> Kept.text(r.act().reason()))
                                    .orElse(id.value()),
                            List.of(),
                            List.of(Documents.prop("type", "accept")))));
        }
        return new RiskEntry(
                riskUuid(control.id()),
                control.id() + " " + control.title(),
                control.question(),
                "Not held: " + Kept.word(standing.kind()) + ", " + Kept.word(standing.reason()),
                status,
                deadline,
                responses,
                observed(control, standing),
                kept.props(standing));
    }

    /// That a report fails the control, and by how many weaknesses.
    private List<String> observed(Control control, ControlStanding standing) {
        List<String> uuids = new ArrayList<>();
        for (FactUsed fact : standing.basis().facts()) {
            if (fact.kind() == FactUsed.Kind.REPORT) {
                kept.programme().reportsOf(kept.id()).stream()
                        .filter(r -> r.act().report().value().equals(fact.id()))
                        .findFirst()
                        .ifPresent(r -> uuids.add(observation(control, r)));
            }
        }
        return uuids;
    }

    private String observation(Control control, Recorded<ReportImported> report) {
        ReportImported act = report.act();
        String uuid =
                kept.uuid("observation", act.report().value(), control.id().value());
        int findings = act.breaches().stream()
                .filter(b -> kept.programme().same(b.control(), control.id()))
                .mapToInt(b -> b.findings())
                .sum();
        observations.put(
                uuid,
                new ObservationEntry(
                                uuid,
                                "Report " + act.report() + " on " + control.id(),
                                findings + (findings == 1 ? " weakness fails" : " weaknesses fail") + " the control",
                                List.of("TEST"),
                                act.scannedAt(),
                                Optional.empty(),
                                List.of(),
                                Identity.prop("strength", Kept.word(act.strength())))
                        .tree());
        return uuid;
    }

    private Response response(Action action) {
        List<Milestone> milestones = new ArrayList<>();
        milestones.add(new Milestone(
                kept.uuid("task", action.id().value()),
                "action",
                "Done",
                Optional.of(Kept.day(action.doneOn().orElse(action.plannedOn()))),
                List.of()));
        action.milestones()
                .forEach(m -> milestones.add(new Milestone(
                        kept.uuid("milestone", action.id().value(), m.name()),
                        "milestone",
                        m.name(),
                        Optional.of(Kept.day(m.metOn().orElse(m.plannedOn()))),
                        Identity.prop("met", m.metOn().isPresent() ? "yes" : "no"))));
        return new Response(
                kept.uuid("response", action.id().value()),
                action.open() ? "planned" : action.doneOn().isPresent() ? "completed" : "recommendation",
                "Action " + action.added().number(),
                Kept.text(action.added().what()),
                milestones,
                List.of(Documents.prop("type", "mitigate")));
    }

    private Obj item(Action action) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("action", action.id().value()));
        props.addAll(Identity.prop("plan", action.plan().value()));
        props.addAll(Identity.prop("planned-on", action.plannedOn().toString()));
        props.addAll(Identity.prop("first-planned-on", action.firstPlannedOn().toString()));
        props.addAll(Identity.prop("slips", String.valueOf(action.slips())));
        props.addAll(Identity.prop("funded", action.funded() ? "yes" : "no"));
        action.owner().ifPresent(owner -> props.addAll(Identity.prop("owner", owner.value())));
        List<String> risks = action.added().controls().stream()
                .flatMap(c -> kept.programme().controlOf(kept.id(), c, kept.at()).stream())
                .map(Control::id)
                .sorted()
                .distinct()
                .filter(c -> kept.standing().control(c).filter(s -> !held(s)).isPresent())
                .map(this::riskUuid)
                .toList();
        return new ActionItem(
                        kept.uuid("item", action.id().value()),
                        "Action " + action.added().number(),
                        Kept.text(action.added().what()),
                        risks,
                        List.of(),
                        props)
                .tree();
    }

    private Obj item(Control control) {
        return new ActionItem(
                        kept.uuid("item", kept.id().value(), control.id().value()),
                        control.id() + " " + control.title(),
                        "Nothing is planned for it yet.",
                        List.of(riskUuid(control.id())),
                        List.of(),
                        List.of())
                .tree();
    }
}
