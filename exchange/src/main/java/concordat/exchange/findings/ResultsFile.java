package concordat.exchange.findings;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.oscal.make.FindingEntry;
import concordat.oscal.make.Making;
import concordat.oscal.tree.Obj;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// OSCAL assessment results: what was seen, what it risks, and of each control that a finding fails, that it does. A
/// finding that fails none is an observation and a risk.
final class ResultsFile {

    private final Occasion occasion;
    private final OscalParts parts;

    private ResultsFile(Occasion occasion) {
        this.occasion = occasion;
        this.parts = new OscalParts(occasion);
    }

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        new ResultsFile(occasion).write(findings, new JsonFile(out));
    }

    private void write(FindingSource findings, JsonFile json) throws IOException {
        json.object("assessment-results");
        json.member("uuid", Ids.document(occasion, "ar"));
        json.member("metadata", parts.heading("Assessment results"));
        json.member("import-ap", parts.reference("import-ap", "ap"));
        json.list("results");
        json.object();
        json.member("uuid", Ids.document(occasion, "result"));
        json.member("title", "Findings as of " + Occasion.moment(occasion.at()));
        json.member("description", "What tools and testers have reported. Which: " + occasion.asked() + ".");
        json.member("start", occasion.at().toString());
        parts.localDefinitions(json, findings);
        json.member("reviewed-controls", reviewed());
        boolean any = Some.of(findings, f -> true);
        if (any) {
            json.list("observations");
            findings.each(f -> json.item(parts.observation(f)));
            json.over();
            json.list("risks");
            findings.each(f -> json.item(parts.risk(f)));
            json.over();
        }
        // That one weakness is gone does not satisfy a control, so closed ones say nothing of any.
        if (Some.of(findings, f -> f.open() && !f.controls().isEmpty())) {
            json.list("findings");
            findings.each(f -> {
                for (String control : f.open() ? f.controls() : List.<String>of()) {
                    json.item(finding(f, control));
                }
            });
            json.over();
        }
        json.close();
        json.over();
        json.member(
                "back-matter",
                Making.of("back-matter")
                        .putAll("resources", List.of(parts.named("ap", "Assessment plan")))
                        .build());
        json.close();
        json.end();
    }

    /// All that the environments' editions ask.
    private Obj reviewed() {
        List<Obj> controls = occasion.environments().stream()
                .flatMap(e -> controls(e).stream())
                .distinct()
                .sorted()
                .map(id -> Making.of("assessed-control").put("control-id", id).build())
                .toList();
        Making selection = Making.of("reviewed-controls.control-selection");
        if (controls.isEmpty()) {
            selection.put("include-all", Obj.EMPTY);
        }
        return Making.of("reviewed-controls")
                .putAll(
                        "control-selections",
                        List.of(selection.putAll("include-controls", controls).build()))
                .build();
    }

    private List<String> controls(EnvironmentId environment) {
        return occasion.programme().editionOf(environment, occasion.at()).stream()
                .flatMap(edition -> edition.controls().stream())
                .map(Control::id)
                .map(Object::toString)
                .toList();
    }

    private Obj finding(ExportedFinding f, String control) {
        return new FindingEntry(
                        Ids.uuid(occasion, "finding", f.identity(), control),
                        OscalParts.title(f),
                        OscalParts.title(f) + " on " + f.where(),
                        "objective-id",
                        control,
                        false,
                        "fail",
                        List.of(parts.observationId(f)),
                        List.of(parts.riskId(f)),
                        List.of())
                .tree();
    }
}
