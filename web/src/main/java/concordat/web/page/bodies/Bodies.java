package concordat.web.page.bodies;

import concordat.api.view.BodyView;
import concordat.api.view.Page;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Link;
import concordat.web.page.shell.Tag;
import concordat.web.read.BodyFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The list of bodies. Filters and order stand in the address, so that a list can be kept and sent on.
public final class Bodies {

    private static final int LIMIT = 50;
    private static final Set<String> SORTS = Set.of("name", "-name", "gaps", "-gaps", "changes", "-changes");

    private final Kit kit;

    public Bodies(Kit kit) {
        this.kit = kit;
    }

    public List<Route> routes() {
        return List.of(Route.get("/bodies", Authority.NATION, this::show));
    }

    private Answer show(Asked asked) {
        BodyFilter filter = new BodyFilter(
                asked.query("sort").filter(SORTS::contains).orElse("name"),
                asked.query("kind"),
                asked.query("region"),
                asked.query("state"),
                asked.query("q").map(String::strip),
                asked.query("cursor"),
                LIMIT);
        Page<BodyView> page = kit.readings().bodies(filter);
        Instant now = kit.readings().network().time();
        Map<String, String> query = query(filter);
        return kit.render(
                200,
                "bodies",
                new BodiesPage(
                        kit.shell(asked, "Bodies", "/bodies"),
                        filter.text().orElse(""),
                        orders(filter.sort()),
                        choices("body-state", Stream.of("full", "lapsing", "partial", "suspended"), filter.state()),
                        choices("kind", joined().map(BodyFacts::kind).sorted(), filter.kind()),
                        choices("region", joined().map(BodyFacts::region).sorted(), filter.region()),
                        filter.text().isPresent()
                                || filter.kind().isPresent()
                                || filter.region().isPresent()
                                || filter.state().isPresent(),
                        kit.words().count(page.total().orElse(page.items().size()), "body"),
                        sortLink("Body", "name", query),
                        sortLink("Controls held", "gaps", query),
                        sortLink("Next change", "changes", query),
                        page.items().stream().map(b -> row(b, now)).toList(),
                        page.next().map(next -> {
                            Map<String, String> further = new HashMap<>(query);
                            further.put("cursor", next);
                            return Link.to("/bodies", further);
                        }),
                        filter.cursor().map(c -> Link.to("/bodies", query))));
    }

    private record BodyFacts(String kind, String region) {}

    private Stream<BodyFacts> joined() {
        return kit.programme().bodies().stream()
                .map(b -> new BodyFacts(b.act().kind(), b.act().region()));
    }

    private static Map<String, String> query(BodyFilter filter) {
        Map<String, String> query = new HashMap<>();
        query.put("sort", filter.sort().equals("name") ? "" : filter.sort());
        query.put("kind", filter.kind().orElse(""));
        query.put("region", filter.region().orElse(""));
        query.put("state", filter.state().orElse(""));
        query.put("q", filter.text().orElse(""));
        return query;
    }

    private List<Choice> choices(String group, Stream<String> values, Optional<String> chosen) {
        List<Choice> choices = new ArrayList<>(values.distinct()
                .map(v -> new Choice(
                        v, kit.words().name(group, v), chosen.filter(v::equals).isPresent()))
                .toList());
        choices.addFirst(new Choice("", "All", chosen.isEmpty()));
        return choices;
    }

    private List<Choice> orders(String chosen) {
        return List.of("name", "-name", "gaps", "-gaps", "changes", "-changes").stream()
                .map(sort -> new Choice(sort, kit.words().name("sort", sort), sort.equals(chosen)))
                .toList();
    }

    private SortLink sortLink(String text, String key, Map<String, String> query) {
        String sort = query.getOrDefault("sort", "").isEmpty() ? "name" : query.get("sort");
        boolean up = key.equals(sort);
        boolean down = ("-" + key).equals(sort);
        Map<String, String> turned = new HashMap<>(query);
        turned.put("sort", up ? "-" + key : key);
        return new SortLink(text, Link.to("/bodies", turned), up ? "ascending" : down ? "descending" : "none");
    }

    private BodyRow row(BodyView body, Instant now) {
        return new BodyRow(
                body.name(),
                "/bodies/" + body.id(),
                kit.words().name("kind", body.kind()),
                kit.words().name("region", body.region()),
                Tag.ofBody(kit.words(), body.state()),
                body.held() + " of " + kit.words().count(body.controls(), "control"),
                body.changesAt().map(at -> kit.moment(at, now)),
                body.openCases() == 0 ? "" : kit.words().count(body.openCases(), "open-case"));
    }
}
