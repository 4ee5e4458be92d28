package concordat.oscal.resolve;

import concordat.oscal.OscalDocument;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.tree.Obj;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A document and the address it was found at.
record Source(String address, OscalDocument document) {

    /// Longer ones are no addresses.
    private static final int LONGEST_HREF = 4_000;

    /// Follows a reference that stands in this document: to another document, or through a resource of its back matter.
    ///
    /// @param where the object that refers
    /// @throws Unresolvable when the store does not have it
    Source follow(String href, Obj where, OscalStore store) throws Unresolvable {
        if (!href.startsWith("#")) {
            String target = resolved(href, where);
            return store.document(target)
                    .map(document -> new Source(target, document))
                    .orElseThrow(() -> new Unresolvable(
                            address,
                            where,
                            "[" + shown(href) + "] leads to [" + shown(target) + "], which is not at hand",
                            "add that document; nothing is fetched"));
        }
        String uuid = href.substring(1);
        Obj resource = document.body().object("back-matter").stream()
                .flatMap(back -> back.objects("resources").stream())
                .filter(candidate -> candidate.text("uuid").orElse("").equalsIgnoreCase(uuid))
                .findFirst()
                .orElseThrow(() -> new Unresolvable(
                        address,
                        where,
                        "[" + shown(href) + "] names no resource of this document's back-matter",
                        "add the resource, with an rlink to the document"));
        return ofResource(resource, href, store);
    }

    private Source ofResource(Obj resource, String href, OscalStore store) throws Unresolvable {
        List<String> tried = new ArrayList<>();
        for (Obj rlink : resource.objects("rlinks")) {
            String target = resolved(rlink.text("href").orElse(""), rlink);
            Optional<OscalDocument> found = store.document(target);
            if (found.isPresent()) {
                return new Source(target, found.get());
            }
            tried.add(shown(target));
        }
        Optional<OscalDocument> inside = resource.object("base64").flatMap(Source::decoded);
        if (inside.isPresent()) {
            return new Source(address + href, inside.get());
        }
        throw new Unresolvable(
                address,
                resource,
                "[" + shown(href) + "] leads to " + (tried.isEmpty() ? "no document" : tried)
                        + (tried.size() > 1 ? ", none of which is at hand" : ", which is not at hand"),
                "add one of those documents; nothing is fetched");
    }

    private static Optional<OscalDocument> decoded(Obj base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.text("value").orElse(""));
            return OscalReader.read(bytes, "attachment") instanceof OscalReading.Read read
                    ? Optional.of(read.document())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64, so no document
        }
    }

    private String resolved(String href, Obj where) throws Unresolvable {
        try {
            if (href.length() > LONGEST_HREF) {
                throw new Unresolvable(address, where, "a reference of " + href.length() + " characters", "");
            }
            String target = new URI(address).resolve(new URI(href)).normalize().toString();
            int fragment = target.indexOf('#');
            return fragment < 0 ? target : target.substring(0, fragment);
        } catch (URISyntaxException e) {
            throw new Unresolvable(
                    address, where, "[" + shown(href) + "] is no reference: " + e.getReason(), "write it as a URI");
        }
    }

    private static String shown(String href) {
        return href.length() > 200 ? href.substring(0, 200) + "…" : href;
    }
}
