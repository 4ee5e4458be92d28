package concordat.exchange;

import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.oscal.make.Heading;
import concordat.oscal.make.Making;
import concordat.oscal.tree.Obj;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is known of one environment at an instant, and what all documents about it share.
///
/// @param at the instant it is written for
record Kept(
        Programme programme,
        BodyJoined body,
        EnvironmentDeclared environment,
        Edition edition,
        Standing standing,
        Instant at) {

    /// @return nothing when the environment is not known, or not judged by an edition yet
    static Optional<Kept> of(Programme programme, EnvironmentId id, Instant at) {
        return programme
                .environment(id)
                .flatMap(e -> programme.editionOf(id, at).flatMap(edition -> programme
                        .body(e.act().body())
                        .map(b -> new Kept(programme, b.act(), e.act(), edition, Standing.of(programme, id, at), at))));
    }

    EnvironmentId id() {
        return environment.environment();
    }

    String name() {
        return text(body.name()) + ", " + text(environment.name());
    }

    static String text(Prose prose) {
        return prose.text().filter(t -> !t.isBlank()).orElse("(erased)");
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return the first moment of a day, as the format says days
    static Instant day(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The same network, environment and thing always have the same identity, whenever it is written.
    String uuid(String what, String... parts) {
        List<String> all = new ArrayList<>(List.of(programme.network().value(), what));
        all.addAll(List.of(parts));
        return Identity.uuid(all.toArray(String[]::new));
    }

    /// @return what the first edition that asked for it calls a control: whoever is judged by another means the
    ///     same
    String firstName(ControlId control) {
        return programme.editions().stream()
                .flatMap(e -> e.controls().stream().map(Control::id).filter(c -> programme.same(c, control)))
                .findFirst()
                .orElse(control)
                .value();
    }

    /// Of this revision of a document: another once anything has been done since.
    String document(String model) {
        return uuid("document", model, id().value(), String.valueOf(programme.nextPosition()), at.toString());
    }

    Heading heading(String what) {
        String party = uuid("body", body.body().value());
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("network", programme.network().value()));
        props.addAll(Identity.prop("body", body.body().value()));
        props.addAll(Identity.prop("environment", id().value()));
        props.addAll(Identity.prop("edition", edition.id()));
        return new Heading(
                what + " of " + name(),
                at,
                String.valueOf(programme.nextPosition()),
                List.of(new Heading.Party(party, text(body.name()))),
                List.of(new Heading.Role("prepared-by", "Whose records these are")),
                List.of(new Heading.Responsible("prepared-by", List.of(party))),
                props);
    }

    /// A document of ours that is referred to. It is named and not linked: whoever has it knows it by its name.
    Obj named(String what, String title) {
        return Making.of("back-matter.resource")
                .put("uuid", uuid("resource", what, id().value()))
                .words("title", title)
                .putAll("props", Identity.prop("document", what))
                .build();
    }

    String reference(String what) {
        return "#" + uuid("resource", what, id().value());
    }

    Obj editionResource() {
        return named("edition", edition.title() + " (" + edition.id() + ")");
    }

    /// All that the edition asks, as what is looked at.
    Obj reviewed() {
        List<Obj> controls = edition.controls().stream()
                .map(c -> Making.of("assessed-control")
                        .put("control-id", c.id().value())
                        .build())
                .toList();
        return Making.of("reviewed-controls")
                .putAll(
                        "control-selections",
                        List.of(Making.of("reviewed-controls.control-selection")
                                .putAll("include-controls", controls)
                                .build()))
                .build();
    }

    /// How a control stands, as properties of ours.
    List<Obj> props(ControlStanding standing) {
        List<Obj> props = new ArrayList<>();
        props.addAll(Identity.prop("standing", word(standing.kind())));
        props.addAll(Identity.prop("reason", word(standing.reason())));
        props.addAll(Identity.prop("since", standing.basis().since().toString()));
        standing.basis().changesAt().ifPresent(i -> props.addAll(Identity.prop("changes-at", i.toString())));
        return props;
    }
}
