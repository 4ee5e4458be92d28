package concordat.exchange;

import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Heading;
import concordat.oscal.make.Making;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An edition as a catalogue, and as the profile that chooses all of it.
public final class EditionDocuments {

    private EditionDocuments() {}

    private static Heading heading(Edition edition) {
        return new Heading(
                edition.title(),
                Kept.day(edition.startsOn()),
                edition.id(),
                List.of(),
                List.of(),
                List.of(),
                Identity.prop("edition", edition.id()));
    }

    /// Sections are groups; what a control asks is the prose of its statement.
    public static OscalDocument catalogue(Edition edition) {
        Map<String, List<Obj>> sections = new LinkedHashMap<>();
        for (Control control : edition.controls()) {
            sections.computeIfAbsent(control.section(), s -> new ArrayList<>()).add(control(control));
        }
        List<Obj> groups = new ArrayList<>();
        sections.forEach((section, controls) -> groups.add(Making.of("group")
                .put("id", "section-" + (groups.size() + 1))
                .words("title", section)
                .putAll("controls", controls)
                .build()));
        return Documents.of(
                OscalModel.CATALOG,
                Identity.uuid("catalogue", edition.id()),
                heading(edition),
                List.of(),
                body -> body.putAll("groups", groups));
    }

    private static Obj control(Control control) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("deferrable", control.deferrable() ? "yes" : "no"));
        props.addAll(Identity.prop("proof-lasts", control.proofLasts().toString()));
        control.needs()
                .forEach(n -> props.addAll(Identity.prop("needs", Kept.word(n.kind()) + " " + Kept.word(n.atLeast()))));
        control.restsOn().stream()
                .map(r -> r.handling())
                .distinct()
                .forEach(h -> props.addAll(Identity.prop("handling", h)));
        Obj statement = Making.of("part")
                .put("id", control.id().value() + "_smt")
                .put("name", "statement")
                .words("prose", control.question())
                .build();
        return Making.of("control")
                .put("id", control.id().value())
                .words("title", control.title())
                .putAll("props", props)
                .putAll("parts", List.of(statement))
                .build();
    }

    /// @param catalogue where whoever reads it keeps the catalogue, as a reference relative to the profile
    public static OscalDocument profile(Edition edition, String catalogue) {
        return Documents.of(
                OscalModel.PROFILE,
                Identity.uuid("profile", edition.id()),
                heading(edition),
                List.of(),
                body -> body.putAll(
                        "imports",
                        List.of(Making.of("import")
                                .put("href", catalogue)
                                .put("include-all", Obj.EMPTY)
                                .build())));
    }
}
