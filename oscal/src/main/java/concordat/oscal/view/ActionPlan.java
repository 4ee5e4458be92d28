package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A plan of action and milestones.
///
/// @param document which it is
public record ActionPlan(OscalDocument document) {

    public ActionPlan {
        Views.require(document, OscalModel.PLAN_OF_ACTION);
    }

    public List<Risk> risks() {
        return Risk.of(document.body());
    }

    public List<Item> items() {
        return document.body().objects("poam-items").stream().map(Item::new).toList();
    }

    /// One thing to put right.
    ///
    /// @param tree as it stands in the document
    public record Item(Obj tree) {

        public Optional<String> uuid() {
            return tree.text("uuid");
        }

        public String title() {
            return tree.needed("title");
        }

        public String description() {
            return tree.needed("description");
        }

        /// @return uuids of risks of the same document
        public List<String> riskUuids() {
            return tree.objects("related-risks").stream()
                    .flatMap(related -> related.text("risk-uuid").stream())
                    .toList();
        }

        /// @return uuids of observations of the same document
        public List<String> observationUuids() {
            return tree.objects("related-observations").stream()
                    .flatMap(related -> related.text("observation-uuid").stream())
                    .toList();
        }
    }
}
