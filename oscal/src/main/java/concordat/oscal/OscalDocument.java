package concordat.oscal;

import concordat.oscal.model.OscalModel;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.tree.Obj;
import java.util.Optional;

/// A document of one of the eight models, of the right shape. Immutable.
///
/// @param root the whole document, with what stands beside the model's own property
public record OscalDocument(OscalModel model, Obj root) {

    public OscalDocument {
        Optional<Obj> metadata = root.object(model.root()).flatMap(body -> body.object("metadata"));
        if (metadata.flatMap(m -> m.text("oscal-version")).isEmpty()) {
            throw new IllegalArgumentException(
                    "no " + model.root() + " with an oscal-version in its metadata, only " + root.names());
        }
    }

    /// @param body what stands below the model's own property
    public static OscalDocument of(OscalModel model, Obj body) {
        return new OscalDocument(model, Obj.builder().put(model.root(), body).build());
    }

    /// @return what stands below the model's own property
    public Obj body() {
        return root.object(model.root()).orElseThrow();
    }

    public Obj metadata() {
        return body().object("metadata").orElseThrow();
    }

    public String uuid() {
        return body().needed("uuid");
    }

    public String title() {
        return metadata().needed("title");
    }

    /// @return as it stands in the document, for example `1.1.2`
    public String oscalVersion() {
        return metadata().needed("oscal-version");
    }

    /// @return nothing for a version that is not spoken here
    public Optional<OscalVersion> version() {
        return OscalVersion.of(oscalVersion());
    }

    /// @return the same with another body
    public OscalDocument withBody(Obj body) {
        return new OscalDocument(model, root.with(model.root(), body));
    }
}
