package concordat.store.findings;

import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Change;
import concordat.findings.Detection;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Estate;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Reimport;
import concordat.findings.Scan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Makes the rows of an environment say what its imports tell. For one use.
final class FindingFold {

    private final FindingTables tables;
    private final Seen outputs;
    private final ImportWatch watch;
    private long nextNumber;
    private int nextAsset;

    /// @param nextNumber of the next finding; numbers are never given again
    /// @param nextAsset number of the next asset
    FindingFold(FindingTables tables, Seen outputs, long nextNumber, int nextAsset, ImportWatch watch) {
        this.tables = tables;
        this.outputs = outputs;
        this.nextNumber = nextNumber;
        this.nextAsset = nextAsset;
        this.watch = watch;
    }

    int nextAsset() {
        return nextAsset;
    }

    long nextNumber() {
        return nextNumber;
    }

    /// Adds an import that is the newest; touches only the hosts that it covers.
    ///
    /// @param whole with one name for each asset
    Tally add(EnvironmentFindings.Import whole) throws SQLException {
        Scan scan = whole.scan();
        Set<Integer> covered = new HashSet<>();
        covered.add(Assets.UNPLACED);
        scan.hosts().keySet().forEach(host -> covered.add(tables.assets().number(host)));
        Map<FindingKey, FindingRow> known = tables.on(covered);
        Map<FindingKey, Finding> before = HashMap.newHashMap(known.size());
        known.forEach((key, row) -> before.put(key, row.finding()));
        Tally tally = new Tally();
        List<Finding> opened = new ArrayList<>();
        List<FindingRow> changed = new ArrayList<>();
        List<Long> seenAgain = new ArrayList<>();
        for (Change change : Reimport.apply(before, scan, whole.sightings())) {
            tally.add(change);
            Finding finding = change.finding();
            FindingRow row = known.get(finding.key());
            if (row == null) {
                opened.add(finding);
            } else if (change instanceof Change.Kept && onlySeenAgain(row.finding(), finding)) {
                seenAgain.add(row.number());
            } else if (!row.finding().equals(finding)) {
                changed.add(new FindingRow(row.number(), row.asset(), finding));
            }
        }
        List<FindingRow> added = numbered(opened);
        Pace pace = new Pace(watch, (long) added.size() + changed.size());
        tables.insert(added, outputs, pace);
        tables.update(changed, pace);
        tables.seenAgain(seenAgain, scan.scannedAt(), scan.position());
        return tally;
    }

    /// The worst first: what a list shows together then stands together on the disk.
    private List<FindingRow> numbered(List<Finding> opened) {
        List<FindingRow> rows = new ArrayList<>(opened.size());
        opened.stream()
                .sorted(Comparator.comparing((Finding f) -> f.facts().severity(), Comparator.reverseOrder()))
                .forEach(f -> rows.add(new FindingRow(
                        nextNumber++, tables.assets().number(f.key().asset()), f)));
        return rows;
    }

    private static boolean onlySeenAgain(Finding before, Finding after) {
        Detection was = before.detections().getFirst();
        Detection is = after.detections().getFirst();
        return after.detections().size() == 1
                && was.facts().equals(is.facts())
                && was.bar().equals(is.bar())
                && before.firstReportedAt().equals(after.firstReportedAt());
    }

    record Moved(FindingRow before, FindingRow after) {}

    /// What became of rows by folding all imports anew.
    record Anew(Tally tally, List<FindingRow> added, List<Moved> changed, List<FindingRow> gone) {}

    /// Folds every import that counts, and makes the rows say so.
    Anew anew() throws SQLException {
        List<EnvironmentFindings.Import> imports = tables.imports().wholes();
        EnvironmentFindings all =
                EnvironmentFindings.of(imports, tables.assets().said());
        Estate estate = all.estate();
        Collection<FindingRow> rows = tables.all().values(); // as they are by the merges of before
        tables.imports().rename(imports, estate);
        nextAsset = tables.assets().settle(estate, facing(imports, estate), nextAsset);
        tables.assets().merge(estate, tables.imports());
        Map<FindingKey, FindingRow> kept = Keeping.rows(rows, all);
        Tally tally = new Tally();
        List<Finding> opened = new ArrayList<>();
        List<Moved> changed = new ArrayList<>();
        Map<Long, FindingRow> gone = new TreeMap<>();
        rows.forEach(row -> gone.put(row.number(), row));
        all.findings().forEach((key, finding) -> {
            FindingRow row = kept.get(key);
            int asset = tables.assets().number(key.asset());
            if (row == null) {
                opened.add(finding);
                tally.opened();
                return;
            }
            gone.remove(row.number());
            if (row.asset() != asset || !row.finding().equals(finding)) {
                changed.add(new Moved(row, new FindingRow(row.number(), asset, finding)));
                tally.moved(row.finding(), finding);
            }
        });
        tables.delete(gone.keySet());
        List<FindingRow> added = numbered(opened);
        Pace pace = new Pace(watch, (long) added.size() + changed.size());
        tables.update(changed.stream().map(Moved::after).toList(), pace);
        tables.insert(added, outputs, pace);
        return new Anew(tally, added, changed, List.copyOf(gone.values()));
    }

    /// @return which names face the internet by these imports, themselves or under another name
    static Predicate<AssetKey> facing(Collection<EnvironmentFindings.Import> imports, Estate estate) {
        Set<AssetKey> facing = new HashSet<>();
        for (EnvironmentFindings.Import one : imports) {
            estate.named(one).assets().stream().filter(Asset::internetFacing).forEach(asset -> {
                facing.add(asset.key());
                facing.add(estate.of(asset.key()));
            });
        }
        return facing::contains;
    }
}
