package concordat.app.control;

import concordat.api.view.AssetView;
import concordat.api.view.FindingDetail;
import concordat.api.view.FindingGroup;
import concordat.api.view.FindingView;
import concordat.api.view.OpenedRead;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plans;
import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.store.Stores;
import concordat.store.findings.AssetPage;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingFilter;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingReadings;
import concordat.store.findings.FindingSort;
import concordat.store.findings.FindingStore;
import concordat.store.findings.GroupPage;
import concordat.store.findings.GroupSort;
import concordat.web.desk.ActDesk;
import concordat.web.desk.FindingDesk;
import concordat.web.desk.FindingWish;
import concordat.web.http.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads findings of a body over all of its environments, each sealed and sorted by itself.
final class FindingLists implements FindingDesk {

    private static final int MOST_COUNTED = 10_001;
    static final String NO_SCOPE = "00".repeat(32);
    private static final Set<String> NO_WEAKNESS = Set.of("none:none");

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final Yardsticks yardsticks;
    private final InstantSource clock;

    FindingLists(Stores stores, ActDesk acts, BodyKeys keys, Yardsticks yardsticks, InstantSource clock) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.yardsticks = yardsticks;
        this.clock = clock;
    }

    private record Placed(EnvironmentId environment, FindingPage.Line line, FindingPage.Cursor at) {}

    @Override
    public Page<FindingView> findings(BodyId body, FindingWish wish, Optional<String> cursor, int limit) {
        FindingSort sort =
                wish.sort().map(s -> one(FindingSort.class, "sort", s)).orElse(FindingSort.WORST);
        Optional<FindingCursor> from = cursor.map(FindingCursor::parse);
        List<Placed> found = new ArrayList<>();
        int total = from.map(FindingCursor::total).orElse(0);
        boolean more = false;
        for (EnvironmentId id : environments(body, wish.environment())) {
            FindingStore store = store(body, id);
            FindingFilter filter = filter(body, id, wish);
            FindingPage.Cursor after = from.map(c -> c.within(id.value())).orElse(FindingPage.Cursor.START);
            FindingPage page = stores.read(connection -> store.page(connection, filter, sort, after, limit));
            page.lines().forEach(line -> found.add(new Placed(id, line, line.at(sort))));
            more |= page.next().isPresent();
            if (from.isEmpty()) {
                total += stores.<Integer>read(connection -> store.count(connection, filter));
            }
        }
        // Numbers are each environment's own, so that environments come between keys and numbers.
        found.sort(Comparator.comparingLong((Placed p) -> p.at().key())
                .thenComparing(p -> p.environment().value())
                .thenComparingLong(p -> p.at().number()));
        List<Placed> shown = found.size() > limit ? found.subList(0, limit) : found;
        List<FindingView> views = views(body, shown);
        Optional<String> next = more || found.size() > limit
                ? Optional.of(new FindingCursor(
                                shown.getLast().environment().value(),
                                shown.getLast().at(),
                                total)
                        .text())
                : Optional.empty();
        return new Page<>(views, next, Optional.of(Math.min(total, MOST_COUNTED)));
    }

    private List<FindingView> views(BodyId body, List<Placed> shown) {
        Map<EnvironmentId, List<FindingPage.Line>> lines = new HashMap<>();
        shown.forEach(p ->
                lines.computeIfAbsent(p.environment(), e -> new ArrayList<>()).add(p.line()));
        Map<EnvironmentId, KnownOfFindings> known = new HashMap<>();
        lines.forEach((id, some) -> known.put(id, known(body, id, some)));
        List<FindingView> views = new ArrayList<>();
        for (Placed one : shown) {
            views.add(Objects.requireNonNull(known.get(one.environment())).view(one.line()));
        }
        return views;
    }

    private KnownOfFindings known(BodyId body, EnvironmentId id, List<FindingPage.Line> lines) {
        return KnownOfFindings.of(
                stores,
                acts.programme(),
                yardsticks.of(id),
                id,
                keys.vault(body).identities(id.value()),
                lines);
    }

    /// What somebody wants to see of one environment.
    FindingFilter filter(BodyId body, EnvironmentId id, FindingWish wish) {
        FindingFilter filter = filter(wish);
        if (wish.action().isPresent()) {
            filter = filter.in(scope(id, wish.action().get()).orElse(NO_SCOPE));
        }
        if (wish.fix().isPresent()) {
            filter = filter.of(weaknesses(body, id, wish.fix().get()));
        }
        return filter;
    }

    private Optional<String> scope(EnvironmentId id, String action) {
        try {
            Plans planned = acts.programme().planned();
            return planned.action(new ActionId(action))
                    .filter(a ->
                            planned.plan(a.plan()).orElseThrow().environment().equals(id))
                    .flatMap(Action::scope)
                    .map(Action.Scope::digest);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is no action", String.valueOf(e.getMessage()));
        }
    }

    private Set<String> weaknesses(BodyId body, EnvironmentId id, String fix) {
        if (!fix.startsWith(id.value() + "-fix-")) {
            return NO_WEAKNESS;
        }
        return stores
                .read(connection -> Fixes.of(connection, store(body, id), acts.programme(), id, clock.instant()))
                .stream()
                .filter(f -> f.id().equals(fix))
                .findFirst()
                .map(Fixes.Fix::weaknesses)
                .orElse(NO_WEAKNESS);
    }

    /// @return whether open ones are asked for, and not closed ones
    static boolean open(FindingWish wish) {
        return switch (wish.state().orElse("open")) {
            case "open" -> true;
            case "closed" -> false;
            default ->
                throw Refusal.of(400, "There is no such state", wish.state().orElse("") + "; there are open, closed");
        };
    }

    private static FindingFilter filter(FindingWish wish) {
        Severity least =
                wish.severity().map(s -> one(Severity.class, "severity", s)).orElse(Severity.INFO);
        return new FindingFilter(
                open(wish),
                least,
                wish.asset().map(FindingLists::asset),
                wish.weakness(),
                wish.cve(),
                wish.dueBefore());
    }

    /// @param name with its kind before a colon, or a host's alone
    static AssetKey asset(String name) {
        try {
            return name.indexOf(':') > 0 && !name.contains("::") ? new AssetKey(name) : AssetKey.host(name);
        } catch (IllegalArgumentException e) {
            return AssetKey.host(name);
        }
    }

    static <E extends Enum<E>> E one(Class<E> kind, String what, String text) {
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        List<String> known = new ArrayList<>();
        for (E constant : kind.getEnumConstants()) {
            known.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw Refusal.of(400, "There is no such " + what, text + "; there are " + String.join(", ", known));
    }

    @Override
    public Optional<FindingDetail> finding(BodyId body, String finding) {
        int dash = finding.lastIndexOf('-');
        if (dash < 1 || !finding.substring(dash + 1).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        String environment = finding.substring(0, dash);
        long number = Long.parseLong(finding.substring(dash + 1));
        return environments(body, Optional.empty()).stream()
                .filter(id -> id.value().equals(environment))
                .findFirst()
                .flatMap(id -> stores.<Optional<FindingPage.Whole>>read(
                                connection -> store(body, id).finding(connection, number))
                        .map(whole -> known(body, id, List.of(whole.line()))
                                .detail(whole, said(body, id).why(whole.also()))));
    }

    @Override
    public Page<FindingGroup> groups(
            BodyId body, Optional<String> environment, Optional<String> sort, Optional<String> cursor, int limit) {
        GroupSort by = sort.map(s -> one(GroupSort.class, "sort", s)).orElse(GroupSort.WORST);
        return inTurn(body, environment, cursor, limit, 3, (id, after, most) -> {
            GroupPage page = stores.read(connection -> store(body, id)
                    .groups(connection, by, after.map(a -> new GroupPage.Cursor(a.get(0), a.get(1), a.get(2))), most));
            return new Part<>(
                    page.groups().stream()
                            .map(g -> FindingViews.group(id.value(), g))
                            .toList(),
                    page.next().map(n -> List.of(n.first(), n.second(), n.weakness())));
        });
    }

    @Override
    public Page<AssetView> assets(BodyId body, Optional<String> environment, Optional<String> cursor, int limit) {
        return inTurn(body, environment, cursor, limit, 4, (id, after, most) -> {
            AssetPage page = stores.read(connection -> store(body, id)
                    .assets(
                            connection,
                            after.map(a -> new AssetPage.Cursor(
                                    a.get(0).intValue(),
                                    a.get(1).intValue(),
                                    a.get(2).intValue(),
                                    a.get(3).intValue())),
                            most));
            SaidOfNames said = said(body, id);
            return new Part<>(
                    page.lines().stream()
                            .map(l -> FindingViews.asset(id.value(), l, said))
                            .toList(),
                    page.next()
                            .map(n ->
                                    List.of((long) n.worst(), (long) n.critical(), (long) n.high(), (long) n.asset())));
        });
    }

    private SaidOfNames said(BodyId body, EnvironmentId id) {
        return new SaidOfNames(acts.programme(), id, store(body, id));
    }

    /// @param next numbers from which the next page goes on
    private record Part<T>(List<T> items, Optional<List<Long>> next) {}

    private interface Reading<T> {
        Part<T> of(EnvironmentId environment, Optional<List<Long>> after, int most);
    }

    /// A page over environments, one after the other: sums of one environment do not compare with another's.
    private <T> Page<T> inTurn(
            BodyId body,
            Optional<String> environment,
            Optional<String> cursor,
            int limit,
            int numbers,
            Reading<T> reading) {
        Optional<NumberCursor> from = cursor.map(c -> NumberCursor.parse(c, numbers));
        List<T> items = new ArrayList<>();
        for (EnvironmentId id : environments(body, environment)) {
            if (from.filter(c -> c.environment().compareTo(id.value()) > 0).isPresent()) {
                continue;
            }
            Optional<List<Long>> after =
                    from.filter(c -> c.environment().equals(id.value())).map(NumberCursor::numbers);
            Part<T> part = reading.of(id, after, limit - items.size());
            items.addAll(part.items());
            if (part.next().isPresent()) {
                return new Page<>(
                        items, part.next().map(n -> new NumberCursor(id.value(), n).text()), Optional.empty());
            }
            if (items.size() == limit) {
                return new Page<>(items, after(body, environment, id), Optional.empty());
            }
        }
        return new Page<>(items, Optional.empty(), Optional.empty());
    }

    /// The page ended with an environment's last line: the next begins with the next environment, if there is one.
    private Optional<String> after(BodyId body, Optional<String> environment, EnvironmentId last) {
        return environments(body, environment).stream()
                .filter(id -> id.value().compareTo(last.value()) > 0)
                .findFirst()
                .map(id -> new NumberCursor(id.value(), List.of()).text());
    }

    private List<EnvironmentId> environments(BodyId body, Optional<String> only) {
        return environments(acts.programme(), body, only);
    }

    /// @return in order of id
    /// @throws Refusal when there is no such environment
    static List<EnvironmentId> environments(Programme programme, BodyId body, Optional<String> only) {
        List<EnvironmentId> all = programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .sorted(Comparator.comparing(EnvironmentId::value))
                .toList();
        if (only.isEmpty()) {
            return all;
        }
        Function<EnvironmentId, Boolean> wanted = id -> id.value().equals(only.get());
        EnvironmentId one = all.stream()
                .filter(wanted::apply)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("environment", only.get()));
        return List.of(one);
    }

    @Override
    public void read(BodyId body, OpeningId opening, String route) {
        FindingReadings readings = new FindingReadings(acts.programme().network(), body);
        stores.write(connection -> {
            readings.note(connection, opening, route, clock.instant());
            return true;
        });
    }

    @Override
    public Map<String, List<OpenedRead>> readings(BodyId body) {
        FindingReadings readings = new FindingReadings(acts.programme().network(), body);
        Map<String, List<OpenedRead>> byOpening = new HashMap<>();
        stores.read(readings::all).forEach(line -> byOpening
                .computeIfAbsent(line.opening().value(), opening -> new ArrayList<>())
                .add(new OpenedRead(line.route(), line.reads(), line.first(), line.last())));
        return byOpening;
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }
}
