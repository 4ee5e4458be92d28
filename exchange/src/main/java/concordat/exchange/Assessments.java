package concordat.exchange;

import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.ids.PersonId;
import concordat.assurance.submission.PartState;
import concordat.assurance.submission.Submission;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.Documents;
import concordat.oscal.make.FindingEntry;
import concordat.oscal.make.Making;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The newest pack of an environment: what is assessed by whom, and what was found.
final class Assessments {

    private final Kept kept;
    private final Submission submission;

    private Assessments(Kept kept, Submission submission) {
        this.kept = kept;
        this.submission = submission;
    }

    static Records.Written plan(Kept kept) {
        List<Submission> all = kept.programme().submissions().of(kept.id());
        return all.isEmpty()
                ? new Records.Written.Nothing(kept.id() + " has handed in nothing yet, so nothing is assessed.")
                : new Records.Written.Document(new Assessments(kept, all.getLast()).plan());
    }

    static Records.Written results(Kept kept) {
        return kept.programme().submissions().of(kept.id()).reversed().stream()
                .filter(s ->
                        s.parts().values().stream().anyMatch(p -> p.finding().isPresent()))
                .findFirst()
                .<Records.Written>map(s -> new Records.Written.Document(new Assessments(kept, s).results()))
                .orElseGet(() ->
                        new Records.Written.Nothing("No part of any pack of " + kept.id() + " has been assessed yet."));
    }

    private Map<Part, PartState> parts() {
        return new TreeMap<>(submission.parts());
    }

    private List<Obj> props() {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("submission", submission.id().value()));
        props.addAll(Identity.prop("pack-digest", submission.packDigest()));
        props.addAll(Identity.prop("stage", Kept.word(submission.stage())));
        submission.conclusion().ifPresent(c -> props.addAll(Identity.prop("outcome", Kept.word(c.outcome()))));
        return props;
    }

    private OscalDocument plan() {
        List<Obj> tasks = new ArrayList<>();
        parts().forEach((part, state) -> {
            List<Obj> props = new ArrayList<>();
            props.addAll(Identity.prop("pack-digest", state.packDigest()));
            props.addAll(Identity.prop("handed-in", String.valueOf(state.handedIn())));
            props.addAll(Identity.prop(
                    "assessor", state.assessor().map(PersonId::value).orElse("nobody yet")));
            tasks.add(Making.of("task")
                    .put("uuid", task(part))
                    .put("type", "action")
                    .words("title", "Assess " + Kept.word(part))
                    .putAll("props", props)
                    .build());
        });
        return Documents.of(
                OscalModel.ASSESSMENT_PLAN,
                kept.document("ap"),
                kept.heading("Assessment plan"),
                List.of(kept.named("ssp", "System security plan of " + kept.name())),
                body -> body.put(
                                "import-ssp",
                                Making.of("import-ssp")
                                        .put("href", kept.reference("ssp"))
                                        .build())
                        .put("reviewed-controls", kept.reviewed())
                        .putAll(
                                "assessment-subjects",
                                List.of(Making.of("assessment-subject")
                                        .put("type", "component")
                                        .putAll("props", props())
                                        .put("include-all", Obj.EMPTY)
                                        .build()))
                        .putAll("tasks", tasks));
    }

    private String task(Part part) {
        return kept.uuid("assessed-part", submission.id().value(), part.name());
    }

    private OscalDocument results() {
        List<Obj> findings = new ArrayList<>();
        parts().forEach((part, state) -> state.finding().ifPresent(found -> findings.add(finding(part, state, found))));
        Making result = Making.of("result")
                .put("uuid", kept.uuid("result", submission.id().value()))
                .words("title", "Pack " + submission.id())
                .words("description", conclusion())
                .put("start", submission.signed().orElse(submission.made()).at())
                .putAll("props", props())
                .put("reviewed-controls", kept.reviewed())
                .putAll("findings", findings);
        submission.conclusion().ifPresent(c -> result.put("end", c.stamp().at()));
        return Documents.of(
                OscalModel.ASSESSMENT_RESULTS,
                kept.document("ar"),
                kept.heading("Assessment results"),
                List.of(kept.named("ap", "Assessment plan of " + kept.name())),
                body -> body.put(
                                "import-ap",
                                Making.of("import-ap")
                                        .put("href", kept.reference("ap"))
                                        .build())
                        .putAll("results", List.of(result.build())));
    }

    private String conclusion() {
        return submission
                .conclusion()
                .map(c -> "Concluded " + Kept.word(c.outcome()) + ": " + Kept.text(c.reasons()))
                .orElse("Not concluded yet.");
    }

    private Obj finding(Part part, PartState state, PartState.Finding found) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("verdict", Kept.word(found.verdict())));
        props.addAll(Identity.prop("confidence", Kept.word(found.confidence())));
        props.addAll(Identity.prop("assessor", found.stamp().by().value()));
        props.addAll(Identity.prop("pack-digest", state.packDigest()));
        return new FindingEntry(
                        kept.uuid("finding", submission.id().value(), part.name(), String.valueOf(state.handedIn())),
                        "Part " + Kept.word(part),
                        Kept.text(found.reasons()),
                        "objective-id",
                        Kept.word(part),
                        found.verdict() == PartVerdict.MET,
                        found.verdict() == PartVerdict.MET ? "pass" : "fail",
                        List.of(),
                        List.of(),
                        props)
                .tree();
    }
}
