package concordat.app.control;

import concordat.api.view.AssetChange;
import concordat.api.view.AssetDetail;
import concordat.api.view.AssetFinding;
import concordat.api.view.AssetMerge;
import concordat.api.view.AssetName;
import concordat.api.view.AssetNameKnown;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.assurance.Programme;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.JoiningTakenBack;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.act.Prose;
import concordat.assurance.act.ReportImported;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.Saying;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.store.Stores;
import concordat.store.findings.AssetPage;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingStore;
import concordat.store.findings.Regrouped;
import concordat.web.desk.ActDesk;
import concordat.web.desk.AssetDesk;
import concordat.web.desk.PairWanted;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Explains assets by their names, and lets people say which names are one asset, or two. The ledger holds names as
/// keyed hashes alone.
final class PairedAssetDesk implements AssetDesk {

    private static final int MOST_SHOWN = 100;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final ImportDesk imports;

    PairedAssetDesk(Stores stores, ActDesk acts, BodyKeys keys, ImportDesk imports) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.imports = imports;
    }

    @Override
    public Optional<AssetDetail> asset(BodyId body, Optional<String> environment, String name) {
        AssetKey key = FindingLists.asset(name);
        for (EnvironmentId id : environments(body, environment)) {
            Optional<AssetPage.Whole> whole =
                    stores.read(connection -> store(body, id).asset(connection, key));
            if (whole.isPresent()) {
                return Optional.of(detail(body, id, whole.get()));
            }
        }
        return Optional.empty();
    }

    private AssetDetail detail(BodyId body, EnvironmentId id, AssetPage.Whole whole) {
        FindingStore store = store(body, id);
        Set<String> hashes = new HashSet<>();
        whole.names().forEach(asset -> hashes.add(store.hashed(asset.key())));
        SaidOfNames said = new SaidOfNames(acts.programme(), id, store);
        List<Saying> sayings = said.of(hashes);
        Set<String> wanted = new HashSet<>();
        sayings.forEach(s -> wanted.addAll(List.of(s.names().one(), s.names().other())));
        Map<String, AssetKey> named = stores.read(connection -> store.named(connection, wanted));
        return new AssetDetail(
                FindingViews.asset(id.value(), whole.line(), said),
                whole.names().stream().map(PairedAssetDesk::known).toList(),
                whole.line().also().stream().map(m -> merge(said.why(m))).toList(),
                sayings.stream().map(s -> SaidOfNames.view(s, named)).toList());
    }

    private static AssetNameKnown known(Asset asset) {
        return new AssetNameKnown(
                asset.key().value(),
                FindingViews.ids(asset),
                Optional.of(asset.operatingSystem()).filter(system -> !system.isEmpty()),
                asset.internetFacing());
    }

    private AssetMerge merge(AssetName why) {
        Optional<Recorded<ReportImported>> report =
                why.report().flatMap(id -> acts.programme().report(new ReportId(id)));
        return new AssetMerge(
                why, report.map(r -> r.act().tool()), report.map(r -> r.act().scannedAt()), report.map(Recorded::at));
    }

    @Override
    public AssetChange pair(
            PairWanted wanted,
            Function<List<Wanted>, Preview> foresight,
            Optional<Function<List<Wanted>, Function<Programme, Optional<String>>>> expected) {
        AssetKey one = FindingLists.asset(wanted.one());
        AssetKey other = FindingLists.asset(wanted.other());
        EnvironmentId environment = environment(wanted);
        FindingStore store = store(wanted.body(), environment);
        Map<String, AssetKey> names = new HashMap<>();
        names.put(store.hashed(one), one);
        names.put(store.hashed(other), other);
        Map<String, AssetKey> here = stores.read(connection -> store.named(connection, names.keySet()));
        names.forEach((hash, name) -> {
            if (!here.containsKey(hash)) {
                throw Refusal.of(
                        404,
                        "No report has that name",
                        "[" + name.value() + "] is in no report of " + environment + "; concordat findings asset "
                                + wanted.body() + " NAME shows an asset's names.");
            }
        });
        if (names.size() < 2) {
            throw Refusal.of(400, "Give two names", "Both are [" + one.value() + "].");
        }
        AssetAct act = act(wanted, environment, new NamePair(store.hashed(one), store.hashed(other)));
        AtomicReference<Preview> preview = new AtomicReference<>();
        Importing.Paired paired = imports.pair(
                wanted.person(),
                act,
                found -> {
                    preview.set(foresight.apply(found.acts()));
                    return expected.isPresent();
                },
                expected.map(e -> e.apply(List.of(new Wanted(wanted.person(), act))))
                        .orElse(programme -> Optional.empty()));
        return change(
                environment,
                one,
                other,
                paired.regrouped(),
                Objects.requireNonNull(preview.get()),
                expected.isPresent() ? Optional.of(receipt(environment, paired)) : Optional.empty());
    }

    private AssetAct act(PairWanted wanted, EnvironmentId environment, NamePair pair) {
        Prose reason = acts.prose(wanted.reason());
        return switch (wanted.step()) {
            case PART -> new AssetsParted(environment, pair.one(), pair.other(), reason);
            case TAKE_PARTING_BACK -> new PartingTakenBack(environment, pair.one(), pair.other(), reason);
            case JOIN -> new AssetsJoined(environment, pair.one(), pair.other(), reason);
            case TAKE_JOINING_BACK -> new JoiningTakenBack(environment, pair.one(), pair.other(), reason);
        };
    }

    /// The newest act about the environment's names is the one that was just done.
    private Receipt receipt(EnvironmentId environment, Importing.Paired paired) {
        Programme now = acts.programme();
        Recorded<AssetAct> newest = now.sayings().of(environment).stream()
                .map(s -> s.takenBack().orElse(s.said()))
                .max(Comparator.comparingLong(Recorded::position))
                .orElseThrow();
        return new Receipt(newest.position(), paired.acts().size(), newest.at(), List.of());
    }

    private static AssetChange change(
            EnvironmentId environment,
            AssetKey one,
            AssetKey other,
            Regrouped regrouped,
            Preview preview,
            Optional<Receipt> receipt) {
        return new AssetChange(
                environment.value(),
                one.value(),
                other.value(),
                regrouped.lines().stream()
                        .filter(l -> l.was() == Regrouped.State.ABSENT)
                        .mapToInt(l -> 1)
                        .sum(),
                regrouped.lines().stream()
                        .filter(l -> l.is() == Regrouped.State.ABSENT)
                        .mapToInt(l -> 1)
                        .sum(),
                regrouped.count(Regrouped.State.CLOSED, Regrouped.State.OPEN),
                regrouped.count(Regrouped.State.OPEN, Regrouped.State.CLOSED),
                regrouped.lines().stream()
                        .limit(MOST_SHOWN)
                        .map(PairedAssetDesk::finding)
                        .toList(),
                regrouped.lines().size(),
                preview,
                receipt);
    }

    private static AssetFinding finding(Regrouped.Line line) {
        FindingPage.Line finding = line.finding();
        return new AssetFinding(
                finding.finding().key().asset().value(),
                line.before().map(AssetKey::value),
                Optional.of(finding.finding().key().port()).filter(port -> port > 0),
                finding.finding().key().weakness(),
                finding.title(),
                FindingViews.word(finding.finding().facts().severity()),
                FindingViews.word(line.was()),
                FindingViews.word(line.is()));
    }

    private EnvironmentId environment(PairWanted wanted) {
        List<EnvironmentId> all = environments(wanted.body(), wanted.environment());
        if (all.size() != 1) {
            throw Refusal.of(400, "Say which environment", "The body has " + all + "; give `environment`.");
        }
        return all.getFirst();
    }

    private List<EnvironmentId> environments(BodyId body, Optional<String> only) {
        List<EnvironmentId> all = acts.programme().environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .filter(id -> only.isEmpty() || only.get().equals(id.value()))
                .sorted(Comparator.comparing(EnvironmentId::value))
                .toList();
        if (all.isEmpty() && only.isPresent()) {
            throw Refusal.notFound("environment", only.get());
        }
        return all;
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }
}
