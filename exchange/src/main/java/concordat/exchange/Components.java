package concordat.exchange;

import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.Split;
import concordat.assurance.reliance.Offer;
import concordat.catalogue.ControlId;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Making;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;

/// What an environment offers to carry for others, one component for each offer.
final class Components {

    private Components() {}

    static Records.Written of(Kept kept) {
        List<Obj> components = new ArrayList<>();
        for (Offer offer : kept.programme().offers().all()) {
            RelianceOffered act = offer.offered().act();
            if (offer.offered().live()
                    && act.provider().equals(kept.id())
                    && act.until().isAfter(kept.at())) {
                components.add(component(kept, act));
            }
        }
        if (components.isEmpty()) {
            return new Records.Written.Nothing(kept.id() + " offers nothing that others could take over at present.");
        }
        OscalDocument document = Documents.of(
                OscalModel.COMPONENT_DEFINITION,
                kept.document("component"),
                kept.heading("What others may take over"),
                List.of(kept.editionResource()),
                body -> body.putAll("components", components));
        return new Records.Written.Document(document);
    }

    private static Obj component(Kept kept, RelianceOffered offer) {
        String id = offer.offer().value();
        List<Obj> requirements = new ArrayList<>();
        for (ControlId control : offer.controls().stream().sorted().toList()) {
            requirements.add(Making.of("component-definition.implemented-requirement")
                    .put("uuid", kept.uuid("offered", id, control.value()))
                    .put("control-id", control.value())
                    .words("description", duty(offer))
                    .build());
        }
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("offer", id));
        props.addAll(Identity.prop("split", Kept.word(offer.split())));
        props.addAll(Identity.prop("until", offer.until().toString()));
        return Making.of("defined-component")
                .put("uuid", kept.uuid("offer", id))
                .put("type", "service")
                .words("title", "Offer " + id + " of " + kept.name())
                .words("description", "Controls that it carries for whoever accepts")
                .putAll("props", props)
                .putAll(
                        "control-implementations",
                        List.of(Making.of("component-definition.control-implementation")
                                .put("uuid", kept.uuid("offer-controls", id))
                                .put("source", kept.reference("edition"))
                                .words("description", "As of " + kept.edition().title())
                                .putAll("implemented-requirements", requirements)
                                .build()))
                .build();
    }

    private static String duty(RelianceOffered offer) {
        return offer.split() == Split.SHARED
                ? "Carried, and this remains the consumer's own: " + Kept.text(offer.remainingDuty())
                : "Carried whole";
    }
}
