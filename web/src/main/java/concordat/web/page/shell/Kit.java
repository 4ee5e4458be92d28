package concordat.web.page.shell;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.page.asset.Assets;
import concordat.web.read.Readings;
import concordat.web.words.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What every page needs at hand. Thread-safe.
public final class Kit {

    private final Readings readings;
    private final Supplier<Programme> programme;
    private final Assets assets;
    private final Words words = Words.english();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /// @param programme the newest version
    public Kit(Readings readings, Supplier<Programme> programme, Assets assets) {
        this.readings = readings;
        this.programme = programme;
        this.assets = assets;
    }

    public Readings readings() {
        return readings;
    }

    public Programme programme() {
        return programme.get();
    }

    public Words words() {
        return words;
    }

    public Viewer viewer(Asked asked) {
        return new Viewer(programme.get(), asked.person());
    }

    /// @param template for example `board`
    /// @param page the template's one parameter
    public Answer render(int status, String template, Object page) {
        StringOutput out = new StringOutput(1 << 14);
        templates.render(template + ".jte", page, out);
        return Answer.html(status, out.toString());
    }

    /// @param section address of the part of the site that the page belongs to, for the navigation
    public Shell shell(Asked asked, String title, String section) {
        Viewer viewer = viewer(asked);
        List<NavItem> nav = new ArrayList<>();
        if (viewer.seesNation()) {
            nav.add(new NavItem("The nation", "/", section.equals("/")));
            nav.add(new NavItem("Bodies", "/bodies", section.equals("/bodies")));
            nav.add(new NavItem("Cases", "/cases", section.equals("/cases")));
        }
        for (BodyId own : viewer.ownBodies()) {
            String address = "/bodies/" + own.value();
            nav.add(new NavItem(bodyName(own), address, section.equals(address)));
        }
        return new Shell(
                title,
                readings.network().name(),
                asked.person().isPresent() ? "/" : "/sign-in",
                nav,
                asked.person().map(p -> described(p, viewer)),
                assets.address("site.css"),
                assets.address("site.js"),
                assets.address("icon.svg"));
    }

    private String described(PersonId person, Viewer viewer) {
        List<String> roles = viewer.roles().stream()
                .map(r -> words.name("role", r.role().name()))
                .distinct()
                .toList();
        return roles.isEmpty()
                ? person.value()
                : person.value() + ", " + String.join(" and ", roles).toLowerCase(java.util.Locale.UK);
    }

    /// @return a person or part of Concordat as a record names it
    public String actor(String id) {
        return words.known("person", id).orElse(id);
    }

    public String bodyName(BodyId body) {
        return programme.get().body(body).flatMap(b -> b.act().name().text()).orElse(body.value());
    }

    /// @return the edition in force at an instant
    public Optional<Edition> edition(Instant at) {
        return programme.get().editionAt(at);
    }

    /// @param id of a handling of the network's own scale
    public String handling(Instant at, String id) {
        return edition(at).stream()
                .flatMap(e -> e.handlings().stream())
                .filter(h -> h.id().equals(id))
                .map(Handling::title)
                .findFirst()
                .orElseGet(() -> words.name("handling", id));
    }

    public Moment moment(Instant at, Instant now) {
        return Moment.of(at, now, words);
    }
}
