package concordat.app.control;

import concordat.api.view.AssetChange;
import concordat.api.view.AssetDetail;
import concordat.api.view.AssetFinding;
import concordat.api.view.AssetMerge;
import concordat.api.view.AssetNameKnown;
import concordat.api.view.PartingView;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.assurance.Programme;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.act.Prose;
import concordat.assurance.act.ReportImported;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.Parting;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Merge;
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

/// Explains assets by their names, and lets people tell names apart. The ledger holds names as keyed hashes alone.
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
        List<Parting> partings = acts.programme().partings().of(id).stream()
                .filter(p -> hashes.contains(p.names().one())
                        || hashes.contains(p.names().other()))
                .toList();
        Set<String> wanted = new HashSet<>();
        partings.forEach(p -> wanted.addAll(List.of(p.names().one(), p.names().other())));
        Map<String, AssetKey> named = stores.read(connection -> store.named(connection, wanted));
        return new AssetDetail(
                FindingViews.asset(id.value(), whole.line()),
                whole.names().stream().map(PairedAssetDesk::known).toList(),
                whole.line().also().stream().map(this::merge).toList(),
                partings.stream().map(p -> parting(p, named)).toList());
    }

    private static AssetNameKnown known(Asset asset) {
        return new AssetNameKnown(
                asset.key().value(),
                FindingViews.ids(asset),
                Optional.of(asset.operatingSystem()).filter(system -> !system.isEmpty()),
                asset.internetFacing());
    }

    private AssetMerge merge(Merge merge) {
        Optional<ReportImported> report =
                acts.programme().report(new ReportId(merge.report())).map(Recorded::act);
        return new AssetMerge(
                merge.name().value(),
                merge.into().value(),
                FindingViews.word(merge.by()),
                merge.id(),
                merge.report(),
                report.map(ReportImported::tool),
                report.map(ReportImported::scannedAt),
                acts.programme().report(new ReportId(merge.report())).map(Recorded::at));
    }

    private static PartingView parting(Parting parting, Map<String, AssetKey> named) {
        Recorded<AssetsParted> parted = parting.parted();
        return new PartingView(
                Optional.ofNullable(named.get(parting.names().one())).map(AssetKey::value),
                Optional.ofNullable(named.get(parting.names().other())).map(AssetKey::value),
                parted.by().value(),
                parted.at(),
                parted.act().reason().text(),
                parting.takenBack().map(t -> t.by().value()),
                parting.takenBack().map(Recorded::at),
                parting.takenBack().flatMap(t -> t.act().reason().text()));
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
        Importing.Parted parted = imports.part(
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
                parted.regrouped(),
                Objects.requireNonNull(preview.get()),
                expected.isPresent() ? Optional.of(receipt(environment, parted)) : Optional.empty());
    }

    private AssetAct act(PairWanted wanted, EnvironmentId environment, NamePair pair) {
        Prose reason = acts.prose(wanted.reason());
        return wanted.apart()
                ? new AssetsParted(environment, pair.one(), pair.other(), reason)
                : new PartingTakenBack(environment, pair.one(), pair.other(), reason);
    }

    /// The newest act about the environment's names is the one that was just done.
    private Receipt receipt(EnvironmentId environment, Importing.Parted parted) {
        Programme now = acts.programme();
        Parting newest = now.partings().of(environment).stream()
                .max(Comparator.comparingLong(PairedAssetDesk::position))
                .orElseThrow();
        return new Receipt(
                position(newest),
                parted.acts().size(),
                newest.takenBack().map(Recorded::at).orElse(newest.parted().at()),
                List.of());
    }

    private static long position(Parting parting) {
        return parting.takenBack()
                .map(Recorded::position)
                .orElse(parting.parted().position());
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
