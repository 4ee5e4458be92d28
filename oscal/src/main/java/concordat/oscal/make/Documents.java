package concordat.oscal.make;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.ModelTable;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.function.Consumer;

/// Whole documents and the small objects that all of them use. Nothing is made up here: every uuid and time is passed
/// in. For which version a document is written is said when it is written.
public final class Documents {

    private Documents() {}

    /// @param uuid of this revision of the document
    /// @param resources what its back matter holds
    /// @param body puts what stands between metadata and back matter
    /// @throws IllegalArgumentException when the body leaves out what the model needs
    public static OscalDocument of(
            OscalModel model, String uuid, Heading heading, List<Obj> resources, Consumer<Making> body) {
        Making making = Making.of(ModelTable.root(model)).put("uuid", uuid).put("metadata", heading.tree());
        body.accept(making);
        if (!resources.isEmpty()) {
            making.put(
                    "back-matter",
                    Making.of("back-matter").putAll("resources", resources).build());
        }
        return OscalDocument.of(model, making.build());
    }

    /// A named value.
    ///
    /// @param ns whose name it is
    public static Obj prop(String ns, String name, String value) {
        return Making.of("property")
                .put("name", name)
                .put("ns", ns)
                .put("value", value)
                .build();
    }

    /// A named value of the format's own.
    public static Obj prop(String name, String value) {
        return Making.of("property").put("name", name).put("value", value).build();
    }

    public static Obj link(String href, String rel) {
        return Making.of("link").put("href", href).put("rel", rel).build();
    }

    /// A resource for the back matter, known by the digest of its bytes.
    ///
    /// @param title plain text
    /// @param sha256 64 hexadecimal digits
    public static Obj resource(String uuid, String title, String href, String mediaType, String sha256) {
        Obj hash = Making.of("hash")
                .put("algorithm", "SHA-256")
                .put("value", sha256)
                .build();
        Obj rlink = Making.of("back-matter.resource.rlink")
                .put("href", href)
                .put("media-type", mediaType)
                .putAll("hashes", List.of(hash))
                .build();
        return Making.of("back-matter.resource")
                .put("uuid", uuid)
                .words("title", title)
                .putAll("rlinks", List.of(rlink))
                .build();
    }
}
