package concordat.intake.oscal;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The second reading. Of results a finding is a target that is not satisfied, a risk that no finding speaks of, or an
/// observation that says `fail`; of a plan each of its items.
final class Findings implements Records {

    private static final Set<String> PASSED = Set.of("pass", "passed");
    private static final Set<String> FAILED = Set.of("fail", "failed");

    private final Model model;
    private final Known known;
    private final ReportTally tally;
    private final Gathered assets = new Gathered();
    private final Checked checked;

    Findings(Model model, Known known, ReportTally tally) {
        this.model = model;
        this.known = known;
        this.tally = tally;
        this.checked = new Checked(model.tool);
        known.tell(tally);
    }

    @Override
    public void finding(JsonNode finding) {
        if (model == Model.PLAN_OF_ACTION) {
            return; // its items tell of them
        }
        String target = Json.text(finding, "target", "target-id");
        String id = target.isEmpty() ? Json.text(finding, "target", "id-ref") : target;
        String state = Json.text(finding, "target", "status", "state");
        List<ReportedAsset> on = on(finding);
        if (!id.isEmpty()) {
            checked.add(id);
        }
        if (state.equals("satisfied")) {
            return;
        }
        Optional<Risk> risk = Risk.all(known.risks(finding));
        tell(finding, needed(id.isEmpty() ? Known.id(finding) : id), risk, on, id);
    }

    @Override
    public void risk(JsonNode record) {
        if (model == Model.ASSESSMENT_RESULTS && !known.spokenFor(Known.id(record))) {
            Optional<Risk> risk = known.risk(Known.id(record));
            String id = risk.map(Risk::id).filter(own -> !own.isEmpty()).orElse(Known.id(record));
            tell(record, needed(id), risk, on(record), risk.map(Risk::control).orElse(""));
        }
    }

    @Override
    public void observation(JsonNode observation) {
        String result = Props.of(observation, "result").toLowerCase(Locale.ROOT);
        String id = Props.of(observation, "idref", "rule-id", "rule_id", "check-id", "check_id");
        boolean failed = FAILED.contains(result);
        boolean told = known.spokenFor(Known.id(observation));
        if (model == Model.PLAN_OF_ACTION || told || id.isEmpty() || !(failed || PASSED.contains(result))) {
            return;
        }
        checked.add(id);
        List<ReportedAsset> on = on(observation);
        if (failed) {
            tell(observation, id, Risk.all(known.risks(observation)), on, "");
        }
    }

    @Override
    public void item(JsonNode item) {
        Optional<Risk> risk = Risk.all(known.risks(item));
        String own = Props.of(item, "POAM-ID", "poam-id");
        String id = risk.map(Risk::id).filter(source -> !source.isEmpty()).orElse(own.isEmpty() ? Known.id(item) : own);
        tell(item, needed(id), risk, on(item), risk.map(Risk::control).orElse(""));
    }

    private static String needed(String id) {
        if (id.isEmpty()) {
            throw new Unfit(new ReportProblem(
                    ReportProblem.Kind.MALFORMED,
                    0,
                    0,
                    "a record has no id, though OSCAL asks for one",
                    "have the tool that made it write ids"));
        }
        return id;
    }

    /// A plan is no look at anything; results are one, at all that they speak of.
    private List<ReportedAsset> on(JsonNode record) {
        List<ReportedAsset> on = known.assets(record);
        on.forEach(asset -> assets.add(asset.looked(true, model == Model.ASSESSMENT_RESULTS)));
        return on;
    }

    private void tell(JsonNode record, String id, Optional<Risk> risk, List<ReportedAsset> on, String family) {
        if (on.isEmpty()) {
            tally.item(item(record, id, risk, family).build());
        }
        on.forEach(asset ->
                tally.item(item(record, id, risk, family).on(asset.key()).build()));
    }

    private ReportedItem.Draft item(JsonNode record, String id, Optional<Risk> risk, String family) {
        String title = Json.text(record, "title");
        Optional<Severity> severity = risk.flatMap(Risk::severity);
        double score = risk.map(Risk::score).orElse(0.0);
        ReportedItem.Draft item = ReportedItem.of(model.tool, id, severity.or(() -> Severities.score(score)))
                .title(title.isEmpty() ? risk.map(Risk::title).orElse("") : title)
                .family(family)
                .references(family)
                .cves(id)
                .cves(risk.map(Risk::cves).orElse(""))
                .score(score)
                .vector(risk.map(Risk::vector).orElse(""))
                .said(risk.map(Risk::said).orElse(Said.PRESENT));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    risk.map(Risk::statement).orElse(""),
                    Json.text(record, "description"),
                    risk.map(Risk::solution).orElse(""),
                    Json.text(record, "remarks")));
        }
        return item;
    }

    @Override
    public void over() {
        assets.handOn(tally);
        if (model == Model.ASSESSMENT_RESULTS) {
            checked.handOn(tally);
        } else {
            tally.speaksOnlyOf(model.tool);
        }
    }
}
