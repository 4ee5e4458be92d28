package concordat.app.control;

import concordat.api.view.FindingLink;
import concordat.api.view.FindingView;
import concordat.api.view.Page;
import concordat.api.view.ScopeCheckView;
import concordat.assurance.act.HealthCheckAct.FindingsLinked;
import concordat.assurance.ground.Recorded;
import concordat.assurance.healthcheck.HealthCheck;
import concordat.assurance.healthcheck.Machine;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.findings.Asset;
import concordat.findings.AssetIdKind;
import concordat.findings.Finding;
import concordat.findings.Identities;
import concordat.findings.Likeness;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingStore;
import concordat.store.findings.Surveyed;
import concordat.store.findings.Tested;
import concordat.web.desk.ActDesk;
import concordat.web.desk.HealthCheckDesk;
import concordat.web.read.Pages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds health checks against what scans and reports say.
final class HealthCheckLists implements HealthCheckDesk {
    /// Of what may be the same as one reported finding, so many are suggested.
    private static final int MOST_SUGGESTED = 3;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final Yardsticks yardsticks;

    HealthCheckLists(Stores stores, ActDesk acts, BodyKeys keys, Yardsticks yardsticks) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.yardsticks = yardsticks;
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }

    @Override
    public List<Machine> machines(BodyId body, EnvironmentId environment, LocalDate from, LocalDate to) {
        Instant begins = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant ends = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return stores.read(connection -> store(body, environment).survey(connection, begins, ends)).stream()
                .map(HealthCheckLists::machine)
                .sorted(Comparator.comparing(Machine::name))
                .toList();
    }

    private static Machine machine(Surveyed of) {
        Set<String> known = new HashSet<>();
        known(of.asset(), known);
        of.others().forEach(other -> known(other, known));
        return new Machine(
                of.asset().key().name(), known, of.asset().internetFacing(), of.looked(), of.tested(), of.loggedIn());
    }

    private static void known(Asset asset, Set<String> into) {
        into.add(asset.key().name());
        for (AssetIdKind kind : List.of(AssetIdKind.ADDRESS, AssetIdKind.FULL_NAME, AssetIdKind.NETBIOS)) {
            into.addAll(asset.ids(kind));
        }
    }

    private Tested tested(BodyId body, HealthCheck check) {
        Set<String> reports = check.declared().orElseThrow().act().reports().stream()
                .map(ReportId::value)
                .collect(Collectors.toSet());
        return reports.isEmpty()
                ? new Tested(Map.of(), Map.of())
                : stores.read(connection -> store(body, check.environment()).tested(connection, reports));
    }

    /// What was linked, by the numbers of both findings; links whose findings are not among these are left out.
    private record Pair(long reported, long scanned, Optional<Recorded<FindingsLinked>> link, Optional<Likeness> like) {
        String key() {
            return reported + "-" + scanned;
        }
    }

    private List<Pair> linked(BodyId body, HealthCheck check, Tested tested) {
        Identities identities = keys.vault(body).identities(check.environment().value());
        Map<String, Long> reported = byIdentity(identities, tested.reported());
        Map<String, Long> others = byIdentity(identities, tested.others());
        List<Pair> pairs = new ArrayList<>();
        for (Recorded<FindingsLinked> link : acts.programme().healthChecks().links(check.id())) {
            Long one = reported.get(link.act().reported());
            Long other = others.get(link.act().scanned());
            if (one != null && other != null) {
                pairs.add(new Pair(one, other, Optional.of(link), Optional.empty()));
            }
        }
        return pairs;
    }

    private static Map<String, Long> byIdentity(Identities identities, Map<Long, Finding> findings) {
        Map<String, Long> numbers = HashMap.newHashMap(findings.size());
        findings.forEach(
                (number, finding) -> numbers.put(HexFormat.of().formatHex(identities.of(finding.key())), number));
        return numbers;
    }

    @Override
    public ScopeCheckView.Told told(BodyId body, HealthCheck check) {
        Tested tested = tested(body, check);
        List<Pair> pairs = linked(body, check, tested);
        Set<Long> reported = pairs.stream().map(Pair::reported).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> scanned = pairs.stream().map(Pair::scanned).collect(Collectors.toCollection(TreeSet::new));
        int open =
                (int) tested.reported().values().stream().filter(Finding::open).count();
        int all = tested.reported().size() + tested.others().size();
        // Several that are linked with each other are one: count what is linked to nothing, and each group once.
        int distinct = all - reported.size() - scanned.size() + groups(pairs);
        long mended = pairs.stream()
                .filter(pair -> mended(tested, pair))
                .map(Pair::reported)
                .distinct()
                .count();
        return new ScopeCheckView.Told(tested.reported().size(), open, reported.size(), distinct, (int) mended);
    }

    private static int groups(List<Pair> pairs) {
        Map<String, String> heads = new HashMap<>();
        for (Pair pair : pairs) {
            String one = head(heads, "r" + pair.reported());
            String other = head(heads, "s" + pair.scanned());
            if (!one.equals(other)) {
                heads.put(one, other);
            }
        }
        Set<String> groups = new HashSet<>();
        pairs.forEach(pair -> groups.add(head(heads, "r" + pair.reported())));
        return groups.size();
    }

    private static String head(Map<String, String> heads, String of) {
        String at = of;
        for (String next = heads.get(at); next != null; next = heads.get(at)) {
            at = next;
        }
        return at;
    }

    private static boolean mended(Tested tested, Pair pair) {
        return Objects.requireNonNull(tested.reported().get(pair.reported())).open()
                && !Objects.requireNonNull(tested.others().get(pair.scanned())).open();
    }

    @Override
    public Page<FindingLink> links(BodyId body, HealthCheck check, String state, Optional<String> cursor, int limit) {
        Tested tested = tested(body, check);
        List<Pair> linked = linked(body, check, tested);
        List<Pair> all = state.equals("linked") ? linked : suggested(tested, linked);
        Page<Pair> page = Pages.after(all, Pair::key, cursor, limit);
        Set<Long> numbers = new HashSet<>();
        page.items().forEach(pair -> numbers.addAll(Set.of(pair.reported(), pair.scanned())));
        Map<Long, FindingView> views = views(body, check.environment(), numbers);
        List<FindingLink> links = page.items().stream()
                .filter(pair -> views.containsKey(pair.reported()) && views.containsKey(pair.scanned()))
                .map(pair -> new FindingLink(
                        Objects.requireNonNull(views.get(pair.reported())),
                        Objects.requireNonNull(views.get(pair.scanned())),
                        state,
                        pair.like().map(FindingViews::word),
                        mended(tested, pair),
                        pair.link().flatMap(l -> l.act().reason().text()),
                        pair.link().map(Recorded::at),
                        pair.link().map(l -> l.by().value())))
                .toList();
        return new Page<>(links, page.next(), page.total());
    }

    private Map<Long, FindingView> views(BodyId body, EnvironmentId id, Set<Long> numbers) {
        List<FindingPage.Line> lines = stores.read(connection -> store(body, id).lines(connection, numbers));
        KnownOfFindings known = KnownOfFindings.of(
                stores,
                acts.programme(),
                yardsticks.of(id),
                id,
                keys.vault(body).identities(id.value()),
                lines);
        Map<Long, FindingView> views = new HashMap<>();
        lines.forEach(line -> views.put(line.number(), known.view(line)));
        return views;
    }

    /// The surest first; of what is linked already nothing more.
    private static List<Pair> suggested(Tested tested, List<Pair> linked) {
        Set<Long> done = linked.stream().map(Pair::reported).collect(Collectors.toSet());
        Map<String, List<Map.Entry<Long, Finding>>> byAsset = new HashMap<>();
        tested.others().entrySet().forEach(other -> byAsset.computeIfAbsent(
                        other.getValue().key().asset().value(), a -> new ArrayList<>())
                .add(other));
        List<Pair> pairs = new ArrayList<>();
        tested.reported().forEach((number, finding) -> {
            if (!done.contains(number)) {
                byAsset.getOrDefault(finding.key().asset().value(), List.of()).stream()
                        .flatMap(other -> Likeness.of(finding, other.getValue()).stream()
                                .map(like -> new Pair(number, other.getKey(), Optional.empty(), Optional.of(like))))
                        .sorted(SUREST)
                        .limit(MOST_SUGGESTED)
                        .forEach(pairs::add);
            }
        });
        pairs.sort(SUREST);
        return pairs;
    }

    private static final Comparator<Pair> SUREST = Comparator.comparing(
                    (Pair pair) -> pair.like().orElseThrow())
            .thenComparingLong(Pair::reported)
            .thenComparingLong(Pair::scanned);
}
