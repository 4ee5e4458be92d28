package concordat.exchange.findings;

import concordat.exchange.Identity;
import concordat.oscal.make.ActionItem;
import concordat.oscal.make.Making;
import concordat.oscal.tree.Obj;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// An OSCAL plan of action and milestones: each finding an observation, a risk with its deadline, and an item. All keep
/// their identities from one file to the next.
final class PoamFile {

    private PoamFile() {}

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        OscalParts parts = new OscalParts(occasion);
        JsonFile json = new JsonFile(out);
        json.object("plan-of-action-and-milestones");
        json.member("uuid", Ids.document(occasion, "poam"));
        json.member("metadata", parts.heading("Plan of action and milestones"));
        json.member("import-ssp", parts.reference("import-ssp", "ssp"));
        json.member(
                "system-id",
                Making.of("system-id")
                        .put("identifier-type", Identity.NS)
                        .put("id", occasion.body().value())
                        .build());
        parts.localDefinitions(json, findings);
        json.list("observations");
        findings.each(f -> json.item(parts.observation(f)));
        json.over();
        json.list("risks");
        findings.each(f -> json.item(parts.risk(f)));
        json.over();
        json.list("poam-items");
        findings.each(f -> json.item(item(occasion, parts, f)));
        json.over();
        json.member(
                "back-matter",
                Making.of("back-matter")
                        .putAll("resources", List.of(parts.named("ssp", "System security plan")))
                        .build());
        json.close();
        json.end();
    }

    private static Obj item(Occasion occasion, OscalParts parts, ExportedFinding f) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("POAM-ID", f.id()));
        props.addAll(Identity.prop("identity", f.identity()));
        return new ActionItem(
                        Ids.uuid(occasion, "item", f.identity()),
                        OscalParts.title(f),
                        OscalParts.title(f) + " on " + f.where(),
                        List.of(parts.riskId(f)),
                        List.of(parts.observationId(f)),
                        props)
                .tree();
    }
}
