package concordat.oscal.view;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;

/// What all views of whole documents share.
final class Views {

    private Views() {}

    /// @throws IllegalArgumentException when the document is of another model
    static void require(OscalDocument document, OscalModel model) {
        if (document.model() != model) {
            throw new IllegalArgumentException(
                    "a " + document.model().root() + " where a " + model.root() + " is wanted");
        }
    }
}
