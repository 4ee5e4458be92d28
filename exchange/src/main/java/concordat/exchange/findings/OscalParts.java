package concordat.exchange.findings;

import concordat.assurance.act.Prose;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.rating.Adjustment;
import concordat.exchange.Identity;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Heading;
import concordat.oscal.make.Making;
import concordat.oscal.make.RiskEntry.Milestone;
import concordat.oscal.make.RiskEntry.Response;
import concordat.oscal.tree.Obj;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What OSCAL documents of findings are made of: assets, tools, what was seen, what it risks.
final class OscalParts {

    private static final int LONGEST = 8_000;
    private static final String STATE = "state";

    private final Occasion occasion;
    private final Remedies remedies;
    private final Map<String, Adjustment> decided = new HashMap<>();

    OscalParts(Occasion occasion) {
        this.occasion = occasion;
        this.remedies = new Remedies(occasion);
        for (EnvironmentId environment : occasion.environments()) {
            occasion.programme()
                    .ratings()
                    .of(environment, occasion.at())
                    .forEach(a -> decided.put(a.decided().act().risk().value(), a));
        }
    }

    /// @param what for example `Plan of action and milestones`
    Obj heading(String what) {
        String party = Ids.uuid(occasion, "body", occasion.body().value());
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("network", occasion.programme().network().value()));
        props.addAll(Identity.prop("body", occasion.body().value()));
        props.addAll(Identity.prop("asked-for", occasion.asked()));
        props.addAll(Identity.prop("taken-by", occasion.by()));
        return new Heading(
                        what + " of " + occasion.bodyName() + ": findings",
                        occasion.at(),
                        String.valueOf(occasion.programme().nextPosition()),
                        List.of(new Heading.Party(party, occasion.bodyName())),
                        List.of(new Heading.Role("prepared-by", "Whose findings these are")),
                        List.of(new Heading.Responsible("prepared-by", List.of(party))),
                        props)
                .tree();
    }

    /// A document of ours that has to be named and is not here: whoever has it knows it by its name.
    Obj named(String what, String title) {
        return Making.of("back-matter.resource")
                .put(
                        "uuid",
                        Ids.uuid(occasion, "resource", what, occasion.body().value()))
                .words("title", title + " of " + occasion.bodyName())
                .putAll("props", Identity.prop("document", what))
                .build();
    }

    Obj reference(String type, String what) {
        return Making.of(type)
                .put(
                        "href",
                        "#"
                                + Ids.uuid(
                                        occasion,
                                        "resource",
                                        what,
                                        occasion.body().value()))
                .build();
    }

    /// Writes which tools there are and what the findings are on, each once.
    void localDefinitions(JsonFile json, FindingSource findings) throws IOException {
        Set<String> tools = new TreeSet<>();
        findings.each(f -> f.detections().forEach(d -> tools.add(d.tool())));
        if (tools.isEmpty()) {
            return;
        }
        json.object("local-definitions");
        json.list("components");
        for (String tool : tools) {
            json.item(Making.of("system-component")
                    .put("uuid", tool(tool))
                    .put("type", "software")
                    .words("title", tool)
                    .words("description", "A tool that shows findings.")
                    .put(
                            "status",
                            Making.of("system-component.status")
                                    .put(STATE, "operational")
                                    .build())
                    .build());
        }
        json.over();
        inventory(json, findings);
        json.close();
    }

    private void inventory(JsonFile json, FindingSource findings) throws IOException {
        Set<String> told = new HashSet<>();
        boolean[] begun = {false};
        findings.each(f -> {
            if (!f.asset().name().isEmpty() && told.add(asset(f))) {
                if (!begun[0]) {
                    json.list("inventory-items"); // a list may not be empty
                    begun[0] = true;
                }
                json.item(item(f));
            }
        });
        if (begun[0]) {
            json.over();
        }
    }

    private String tool(String tool) {
        return Ids.uuid(occasion, "tool", tool);
    }

    private String asset(ExportedFinding f) {
        return Ids.uuid(occasion, "asset", f.environment(), f.asset().key());
    }

    private Obj item(ExportedFinding f) {
        List<Obj> props = new ArrayList<>();
        ExportedFinding.On on = f.asset();
        plain(props, "asset-id", on.key());
        plain(props, "public", on.internetFacing() ? "yes" : "no");
        on.ids("full_name").stream().limit(1).forEach(v -> plain(props, "fqdn", v));
        on.ids("address").stream()
                .filter(v -> v.indexOf(':') < 0)
                .limit(1)
                .forEach(v -> plain(props, "ipv4-address", v));
        on.ids("netbios").stream().limit(1).forEach(v -> plain(props, "netbios-name", v));
        on.ids("mac").stream().limit(1).forEach(v -> plain(props, "mac-address", v));
        if (!on.system().isBlank()) {
            plain(props, "os-name", on.system());
        }
        props.addAll(Identity.prop("environment", f.environment()));
        return Making.of("inventory-item")
                .put("uuid", asset(f))
                .words("description", Texts.line(on.name()))
                .putAll("props", props)
                .build();
    }

    private static void plain(List<Obj> props, String name, String value) {
        String flat = Texts.line(value);
        if (!flat.isEmpty()) {
            props.add(Documents.prop(name, flat));
        }
    }

    String observationId(ExportedFinding f) {
        return Ids.uuid(occasion, "observation", f.identity());
    }

    String riskId(ExportedFinding f) {
        return Ids.uuid(occasion, "risk", f.identity());
    }

    private List<Obj> origins(ExportedFinding f) {
        return f.detections().stream()
                .map(d -> Making.of("origin")
                        .putAll(
                                "actors",
                                List.of(Making.of("origin-actor")
                                        .put("type", "tool")
                                        .put("actor-uuid", tool(d.tool()))
                                        .putAll("props", detection(d))
                                        .build()))
                        .build())
                .toList();
    }

    private static List<Obj> detection(ExportedFinding.Detection d) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("vulnerability-id", d.weakness()));
        props.addAll(Identity.prop("place", d.place()));
        props.addAll(Identity.prop("severity", Columns.word(d.severity())));
        props.addAll(Identity.prop(STATE, d.open() ? "open" : "closed"));
        props.addAll(Identity.prop("last-seen", d.lastSeenAt().toString()));
        props.addAll(Identity.prop("import", d.lastSeenIn()));
        props.addAll(Identity.prop("strength", d.strength()));
        props.addAll(Identity.prop("credentialed", d.credentialed() ? "yes" : "no"));
        return props;
    }

    /// What was seen, by which tools, on what.
    Obj observation(ExportedFinding f) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("finding", f.id()));
        props.addAll(Identity.prop("identity", f.identity()));
        props.addAll(Identity.prop("environment", f.environment()));
        props.addAll(Identity.prop("weakness", Texts.line(f.weakness())));
        f.port().ifPresent(p -> props.addAll(Identity.prop("port", String.valueOf(p))));
        f.protocol().ifPresent(p -> props.addAll(Identity.prop("protocol", p)));
        f.place().ifPresent(p -> props.addAll(Identity.prop("place", Texts.line(p))));
        props.addAll(Identity.prop("first-seen", f.seenAt().toString()));
        f.cwes().forEach(cwe -> props.addAll(Identity.prop("cwe", "CWE-" + cwe)));
        List<Obj> subjects = f.asset().name().isEmpty()
                ? List.of()
                : List.of(Making.of("subject-reference")
                        .put("subject-uuid", asset(f))
                        .put("type", "inventory-item")
                        .build());
        return Making.of("observation")
                .put("uuid", observationId(f))
                .words("title", title(f))
                .words("description", Texts.cut(Texts.or(Texts.whole(f.prose().what()), title(f)), LONGEST))
                .putAll("props", props)
                .putTexts("methods", List.of("TEST"))
                .putTexts("types", List.of("finding"))
                .putAll("origins", origins(f))
                .putAll("subjects", subjects)
                .put("collected", f.lastSeenAt())
                .build();
    }

    static String title(ExportedFinding f) {
        return Texts.or(Texts.line(f.title()), f.weakness());
    }

    /// What it risks, how bad that is, by when it is to be mended and what is done.
    Obj risk(ExportedFinding f) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("finding", f.id()));
        props.addAll(Identity.prop("identity", f.identity()));
        f.controls().forEach(c -> props.addAll(Identity.prop("impacted-control-id", c)));
        f.reportedAt().ifPresent(at -> props.addAll(Identity.prop("first-reported", at.toString())));
        f.clock().ifPresent(c -> {
            props.addAll(Identity.prop("fix-window", c.window().toString()));
            props.addAll(Identity.prop("clock-from", c.from().toString()));
            props.addAll(Identity.prop("clock", c.exploited() ? "known-exploited" : "severity"));
        });
        f.exploited().ifPresent(e -> {
            props.addAll(Identity.prop("known-exploited", e.cve()));
            props.addAll(Identity.prop("known-exploited-since", e.since().toString()));
        });
        List<Obj> responses = responses(f);
        Making risk = Making.of("risk")
                .put("uuid", riskId(f))
                .words("title", title(f))
                .words("description", Texts.cut(Texts.or(Texts.whole(f.prose().what()), title(f)), LONGEST))
                .words("statement", statement(f))
                .putAll("props", props)
                .put("status", status(f))
                .putAll("origins", origins(f))
                .putAll("characterizations", List.of(characterization(f)))
                .putAll("remediations", responses)
                .putAll(
                        "related-observations",
                        List.of(Making.of("related-observation")
                                .put("observation-uuid", observationId(f))
                                .build()));
        f.due().ifPresent(at -> risk.put("deadline", at));
        log(f).ifPresent(log -> risk.put("risk-log", log));
        return risk.build();
    }

    private String status(ExportedFinding f) {
        return !f.open() ? "closed" : remedies.of(f).isEmpty() ? "open" : "remediating";
    }

    private static String statement(ExportedFinding f) {
        String fails = f.controls().isEmpty()
                ? "It fails no control of the code."
                : "It fails " + String.join(", ", f.controls()) + ", or will once it is old enough.";
        return (Columns.word(f.counts()) + " on " + f.where() + ". " + fails).strip();
    }

    private Obj characterization(ExportedFinding f) {
        List<Obj> facets = new ArrayList<>();
        facets.add(facet("severity", Columns.word(f.severity()), List.of(Documents.prop(STATE, "initial"))));
        f.adjusted().ifPresent(a -> {
            List<Obj> props = new ArrayList<>(List.of(Documents.prop(STATE, "adjusted")));
            props.addAll(Identity.prop("decision", a.decision()));
            props.addAll(Identity.prop("until", a.until().toString()));
            facets.add(facet("severity", Columns.word(a.as()), props));
        });
        f.score().ifPresent(s -> facets.add(facet("cvss-base-score", String.valueOf(s), List.of())));
        f.vectors().forEach(v -> facets.add(facet("cvss-vector", Texts.line(v), List.of())));
        f.cves().forEach(cve -> facets.add(facet("cve", Texts.line(cve), List.of())));
        f.likelihood().ifPresent(l -> {
            List<Obj> props = new ArrayList<>();
            props.addAll(Identity.prop("of", l.cve()));
            props.addAll(Identity.prop("as-of", l.asOf().toString()));
            facets.add(facet("epss-probability", String.valueOf(l.score()), props));
            l.percentile().ifPresent(p -> facets.add(facet("epss-percentile", String.valueOf(p), props)));
        });
        List<Obj> actor = List.of(Making.of("origin-actor")
                .put("type", "tool")
                .put("actor-uuid", tool(f.tool()))
                .putAll("props", Identity.prop("vulnerability-id", Texts.line(f.weakness())))
                .build());
        return Making.of("characterization")
                .put("origin", Making.of("origin").putAll("actors", actor).build())
                .putAll("facets", facets)
                .build();
    }

    private static Obj facet(String name, String value, List<Obj> props) {
        return Making.of("characterization.facet")
                .put("name", name)
                .put("system", Identity.NS)
                .put("value", value)
                .putAll("props", props)
                .build();
    }

    /// What the tool recommends, and what the body has planned about the controls that it fails.
    private List<Obj> responses(ExportedFinding f) {
        List<Obj> responses = new ArrayList<>();
        if (!f.prose().solution().isBlank()) {
            responses.add(new Response(
                            Ids.uuid(occasion, "recommendation", f.identity()),
                            "recommendation",
                            "What the tool recommends",
                            Texts.cut(Texts.whole(f.prose().solution()), LONGEST),
                            List.of(),
                            List.of(Documents.prop("type", "mitigate")))
                    .tree());
        }
        remedies.of(f).forEach(action -> {
            List<Obj> props = new ArrayList<>(List.of(Documents.prop("type", "mitigate")));
            props.addAll(Identity.prop("action", action.id().value()));
            action.owner().ifPresent(o -> props.addAll(Identity.prop("owner", o.value())));
            responses.add(new Response(
                            Ids.uuid(
                                    occasion,
                                    "response",
                                    f.identity(),
                                    action.id().value()),
                            "planned",
                            "Action " + action.added().number(),
                            Occasion.text(action.added().what()),
                            List.of(new Milestone(
                                    Ids.uuid(
                                            occasion,
                                            "task",
                                            f.identity(),
                                            action.id().value()),
                                    "action",
                                    "Done",
                                    Optional.of(
                                            action.plannedOn().atStartOfDay().toInstant(ZoneOffset.UTC)),
                                    List.of())),
                            props)
                    .tree());
        });
        return responses;
    }

    /// That its rating was adjusted: when, by whom and why.
    private Optional<Obj> log(ExportedFinding f) {
        return f.adjusted()
                .flatMap(a -> Optional.ofNullable(decided.get(a.decision())))
                .map(a -> {
                    Prose reason = a.decided().act().reason();
                    List<Obj> props = new ArrayList<>();
                    props.addAll(
                            Identity.prop("decision", a.decided().act().risk().value()));
                    props.addAll(Identity.prop("approver", a.decided().by().value()));
                    props.addAll(Identity.prop(
                            "requester", a.decided().act().requester().value()));
                    Obj entry = Making.of("risk.risk-log.entry")
                            .put(
                                    "uuid",
                                    Ids.uuid(
                                            occasion,
                                            "decision",
                                            f.identity(),
                                            a.decided().act().risk().value()))
                            .words("title", "Rating adjusted")
                            .words("description", Occasion.text(reason))
                            .put("start", a.decided().at())
                            .put("end", a.decided().act().until())
                            .putAll("props", props)
                            .build();
                    return Making.of("risk.risk-log")
                            .putAll("entries", List.of(entry))
                            .build();
                });
    }
}
