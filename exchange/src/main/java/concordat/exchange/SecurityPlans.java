package concordat.exchange;

import concordat.assurance.ControlStanding;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Recorded;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Handling;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Making;
import concordat.oscal.make.RequirementEntry;
import concordat.oscal.make.RequirementEntry.ByComponent;
import concordat.oscal.make.RequirementEntry.Share;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an environment keeps each control. What it carries for others is exported, what others carry for it inherited;
/// both name the same identities in both documents.
final class SecurityPlans {

    private final Kept kept;
    private final String system;
    private final List<RelianceAgreed> carried;
    private final List<RelianceAgreed> taken;

    private SecurityPlans(Kept kept) {
        this.kept = kept;
        system = kept.uuid("system", kept.id().value());
        carried = counting(kept.programme().consumersOf(kept.id()));
        taken = counting(kept.programme().reliancesOf(kept.id()));
    }

    static OscalDocument of(Kept kept) {
        return new SecurityPlans(kept).document();
    }

    private List<RelianceAgreed> counting(List<Recorded<RelianceAgreed>> reliances) {
        return reliances.stream()
                .filter(r -> r.live()
                        && r.act().until().isAfter(kept.at())
                        && r.act().split() != Split.OWN)
                .map(Recorded::act)
                .toList();
    }

    private OscalDocument document() {
        List<Obj> resources = new ArrayList<>();
        resources.add(kept.editionResource());
        resources.addAll(evidence());
        return Documents.of(
                OscalModel.SYSTEM_SECURITY_PLAN,
                kept.document("ssp"),
                kept.heading("System security plan"),
                resources,
                body -> body.put(
                                "import-profile",
                                Making.of("import-profile")
                                        .put("href", kept.reference("edition"))
                                        .build())
                        .put("system-characteristics", characteristics())
                        .put("system-implementation", implementation())
                        .put("control-implementation", controls()));
    }

    private List<Obj> evidence() {
        List<Obj> resources = new ArrayList<>();
        for (Recorded<EvidenceAttached> piece : kept.programme().evidenceOf(kept.id())) {
            if (piece.live()) {
                EvidenceAttached act = piece.act();
                resources.add(Documents.resource(
                        kept.uuid("evidence", act.evidence().value()),
                        Kept.text(act.title()),
                        "evidence/" + act.digest(),
                        "application/octet-stream",
                        act.digest()));
            }
        }
        return resources;
    }

    private Obj characteristics() {
        List<Obj> kinds = new ArrayList<>();
        for (Handling handling : kept.edition().handlings()) {
            kinds.add(Making.of("system-information.information-type")
                    .put("uuid", kept.uuid("handling", handling.id()))
                    .words("title", handling.title())
                    .words("description", "What the edition calls " + handling.id())
                    .build());
        }
        return Making.of("system-characteristics")
                .putAll(
                        "system-ids",
                        List.of(Making.of("system-id")
                                .put("identifier-type", Identity.NS)
                                .put("id", kept.id().value())
                                .build()))
                .put("system-name", kept.name())
                .words(
                        "description",
                        "The environment that " + Kept.text(kept.body().name()) + " certifies")
                .put(
                        "system-information",
                        Making.of("system-information")
                                .putAll("information-types", kinds)
                                .build())
                .put("status", Making.of("status").put("state", "operational").build())
                .put(
                        "authorization-boundary",
                        Making.of("authorization-boundary")
                                .words("description", "The infrastructure that its traffic comes from")
                                .build())
                .build();
    }

    private Obj implementation() {
        Obj status =
                Making.of("system-component.status").put("state", "operational").build();
        Obj whole = Making.of("system-component")
                .put("uuid", system)
                .put("type", "this-system")
                .words("title", kept.name())
                .words("description", "The environment as a whole")
                .put("status", status)
                .build();
        return Making.of("system-implementation")
                .putAll(
                        "users",
                        List.of(Making.of("system-user")
                                .put("uuid", kept.uuid("users", kept.id().value()))
                                .words("title", "Staff")
                                .putTexts("role-ids", List.of("prepared-by"))
                                .build()))
                .putAll("components", List.of(whole))
                .build();
    }

    private Obj controls() {
        List<Obj> requirements = new ArrayList<>();
        for (Control control : kept.edition().controls()) {
            requirements.add(requirement(control).tree());
        }
        return Making.of("control-implementation")
                .words("description", "Control by control, as the record stands at " + kept.at())
                .putAll("implemented-requirements", requirements)
                .build();
    }

    private RequirementEntry requirement(Control control) {
        String id = control.id().value();
        Optional<AnswerGiven> answer =
                kept.programme().answerOf(kept.id(), control.id()).map(Recorded::act);
        ControlStanding standing = kept.standing().control(control.id()).orElseThrow();
        List<Obj> props = new ArrayList<>(kept.props(standing));
        answer.ifPresent(a -> props.addAll(Identity.prop("answer", Kept.word(a.answer()))));
        ByComponent whole = new ByComponent(
                kept.uuid("by-component", kept.id().value(), id),
                system,
                answer.map(a -> Kept.text(a.statement())).orElse("Nothing has been stated."),
                status(standing, answer.map(AnswerGiven::answer)),
                provided(control.id()),
                responsibilities(control.id()),
                inherited(control.id()),
                satisfied(control.id(), standing));
        return new RequirementEntry(kept.uuid("requirement", kept.id().value(), id), id, List.of(whole), props);
    }

    /// The format has no word for what is not there at all and not planned; `partial` with our own standing is nearest.
    private static String status(ControlStanding standing, Optional<Answer> answer) {
        return switch (standing.kind()) {
            case PROVED, RELIED_ON -> "implemented";
            case PLANNED -> "planned";
            case ACCEPTED, LAPSING, LAPSED, OPEN ->
                answer.filter(a -> a == Answer.NOT_APPLICABLE).isPresent() ? "not-applicable" : "partial";
        };
    }

    private boolean about(RelianceAgreed reliance, ControlId control) {
        return kept.programme().same(reliance.control(), control);
    }

    private List<Share> provided(ControlId control) {
        return carried.stream().anyMatch(r -> about(r, control))
                ? List.of(new Share(provided(kept.id().value(), control), "Carried for others", Optional.empty()))
                : List.of();
    }

    private List<Share> responsibilities(ControlId control) {
        return carried.stream()
                .filter(r -> about(r, control) && r.split() == Split.SHARED)
                .map(r -> new Share(
                        responsibility(r),
                        Kept.text(r.remainingDuty()),
                        Optional.of(provided(kept.id().value(), control))))
                .toList();
    }

    private List<Share> inherited(ControlId control) {
        return taken.stream()
                .filter(r -> about(r, control))
                .map(r -> new Share(
                        kept.uuid(
                                "inherited", r.consumer().value(), r.provider().value(), kept.firstName(control)),
                        "Carried by " + r.provider() + " until " + r.until(),
                        Optional.of(provided(r.provider().value(), control))))
                .toList();
    }

    /// A remaining duty is done as long as the control stands by what is relied on.
    private List<Share> satisfied(ControlId control, ControlStanding standing) {
        return taken.stream()
                .filter(r -> about(r, control) && r.split() == Split.SHARED)
                .filter(r -> standing instanceof ControlStanding.ReliedOn || standing instanceof ControlStanding.Proved)
                .map(r -> new Share(
                        kept.uuid(
                                "satisfied", r.consumer().value(), r.provider().value(), kept.firstName(control)),
                        Kept.text(r.remainingDuty()),
                        Optional.of(responsibility(r))))
                .toList();
    }

    private String provided(String provider, ControlId control) {
        return kept.uuid("provided", provider, kept.firstName(control));
    }

    private String responsibility(RelianceAgreed reliance) {
        return kept.uuid(
                "responsibility",
                reliance.provider().value(),
                kept.firstName(reliance.control()),
                reliance.consumer().value());
    }
}
