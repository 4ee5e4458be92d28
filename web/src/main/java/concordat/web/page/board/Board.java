package concordat.web.page.board;

import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.NetworkView;
import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import concordat.intake.hexjson.HexMap;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.page.cases.CaseRow;
import concordat.web.page.map.HexMaps;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Tag;
import concordat.web.page.shell.Viewer;
import concordat.web.read.BodyFilter;
import concordat.web.read.CaseFilter;
import concordat.web.read.ComingChange;
import concordat.web.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The national board. Officers of a body are led on to their body's page.
public final class Board {

    private static final List<String> STATES = List.of("full", "lapsing", "partial", "suspended");
    private static final Duration SOON = Duration.ofDays(14);
    private static final int CHANGES_SHOWN = 10;
    private static final int CHANGES_READ = 5_000;
    private static final int CASES_SHOWN = 10;
    private static final int PAGE = 500;

    private final Kit kit;
    private final HexMaps maps;
    private final Supplier<Optional<HexMap>> layout;

    /// @param layout where bodies stand on the map, when that is known
    public Board(Kit kit, Supplier<Optional<HexMap>> layout) {
        this.kit = kit;
        this.maps = new HexMaps(kit.words());
        this.layout = layout;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", Authority.SIGNED_IN, this::show));
    }

    private Answer show(Asked asked) {
        Viewer viewer = kit.viewer(asked);
        if (!viewer.seesNation()) {
            BodyId own = viewer.ownBodies().stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(
                            403,
                            "There is nothing here for your role yet",
                            "Ask the programme lead, or your body's accountable owner, for the role you need."));
            return Answer.seeOther("/bodies/" + own.value());
        }
        NetworkView network = kit.readings().network();
        List<ComingChange> coming = kit.readings().coming(CHANGES_READ);
        List<BodyView> bodies = everybody();
        Page<CaseView> cases = kit.readings()
                .cases(new CaseFilter(Optional.empty(), Optional.of("open"), Optional.empty(), CASES_SHOWN));
        Instant now = network.time();
        Words words = kit.words();
        return kit.render(
                200,
                "board",
                new BoardPage(
                        kit.shell(asked, "The nation", "/"),
                        sentence(network, coming),
                        counts(network),
                        maps.draw(bodies, layout.get()),
                        regions(bodies),
                        coming.stream()
                                .limit(CHANGES_SHOWN)
                                .map(c -> row(c, now))
                                .toList(),
                        coming.size() > CHANGES_SHOWN
                                ? words.grouped(coming.size() - CHANGES_SHOWN) + " more follow later."
                                : "",
                        cases.items().stream().map(c -> CaseRow.of(c, now, kit)).toList(),
                        words.count(network.openCases(), "open-case"),
                        words.grouped(network.risksOverruled()),
                        kit.moment(now, now),
                        network.edition(),
                        words.count(network.position(), "act") + " in the ledger, snapshot "
                                + words.grouped(network.epoch())));
    }

    private List<BodyView> everybody() {
        List<BodyView> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<BodyView> page = kit.readings()
                    .bodies(new BodyFilter(
                            "name",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            cursor,
                            PAGE));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private String sentence(NetworkView network, List<ComingChange> coming) {
        Words words = kit.words();
        int total =
                network.bodies().values().stream().mapToInt(Integer::intValue).sum();
        if (total == 0) {
            return "No body has joined yet.";
        }
        int full = network.bodies().getOrDefault("full", 0);
        int lapsing = network.bodies().getOrDefault("lapsing", 0);
        Instant soon = network.time().plus(SOON);
        long losing = coming.stream()
                .filter(c -> c.at().isBefore(soon))
                .map(ComingChange::body)
                .distinct()
                .count();
        String now = words.grouped(full) + " of " + words.count(total, "body") + (full == 1 ? " has" : " have")
                + " full access"
                + (lapsing == 0 ? "" : ", and " + words.grouped(lapsing) + " more until a date that is set");
        return now
                + (losing == 0
                        ? "; nobody loses anything in the next 14 days."
                        : "; " + words.grouped(losing) + (losing == 1 ? " loses" : " lose")
                                + " something in the next 14 days.");
    }

    private List<StateCount> counts(NetworkView network) {
        return STATES.stream()
                .map(state -> {
                    int number = network.bodies().getOrDefault(state, 0);
                    String counted = kit.words().count(number, "body");
                    return new StateCount(
                            state,
                            kit.words().name("body-state", state).toLowerCase(Locale.UK),
                            kit.words().grouped(number),
                            counted.substring(counted.indexOf(' ') + 1),
                            "/bodies?state=" + state);
                })
                .toList();
    }

    private List<RegionList> regions(List<BodyView> bodies) {
        Map<String, List<BodyView>> byRegion = bodies.stream()
                .sorted(Comparator.comparing(BodyView::name).thenComparing(BodyView::id))
                .collect(Collectors.groupingBy(BodyView::region, TreeMap::new, Collectors.toList()));
        return byRegion.entrySet().stream()
                .map(e -> new RegionList(
                        kit.words().name("region", e.getKey()),
                        summary(e.getValue()),
                        e.getValue().stream()
                                .map(b ->
                                        new BodyLine(b.name(), "/bodies/" + b.id(), Tag.ofBody(kit.words(), b.state())))
                                .toList()))
                .toList();
    }

    private String summary(List<BodyView> bodies) {
        String states = STATES.stream()
                .map(state -> {
                    long number =
                            bodies.stream().filter(b -> b.state().equals(state)).count();
                    return number == 0
                            ? ""
                            : kit.words().grouped(number) + " "
                                    + kit.words().name("body-state", state).toLowerCase(Locale.UK);
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return kit.words().count(bodies.size(), "body") + ": " + states;
    }

    private ChangeRow row(ComingChange change, Instant now) {
        return new ChangeRow(
                kit.moment(change.at(), now),
                change.bodyName(),
                "/bodies/" + change.body(),
                change.control(),
                change.controlTitle(),
                kit.words().count(change.routes(), "route"));
    }
}
