package concordat.store.findings;

import concordat.assurance.act.Breach;
import concordat.assurance.asset.NamesSaid;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Breaches;
import concordat.findings.Delivery;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Estate;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.FixWindows;
import concordat.findings.Merge;
import concordat.findings.Scan;
import concordat.findings.Wording;
import concordat.findings.Yardstick;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Findings of one environment in PostgreSQL, opened with its body's vault. Every method works on a connection whose
/// transaction is the caller's to commit or roll back. Imports of one environment wait for each other.
///
/// The common import, of a scan no older than those before, touches only the hosts it covers. A scan handed in late and
/// a withdrawal fold all imports anew.
public final class FindingStore {

    /// For reading: rows say when they are due.
    private static final Yardstick NOTHING =
            new Yardstick(new FixWindows(List.of()), (key, facts, facing) -> List.of());

    private final NetworkId network;
    private final EnvironmentId environment;
    private final FindingVault vault;

    public FindingStore(NetworkId network, EnvironmentId environment, FindingVault vault) {
        this.network = network;
        this.environment = environment;
        this.vault = vault;
    }

    /// The environments that ever had an import.
    public static Set<EnvironmentId> environments(Connection connection, NetworkId network) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select environment from finding_environment where network = ?")) {
            select.setString(1, network.value());
            try (ResultSet rows = select.executeQuery()) {
                Set<EnvironmentId> found = new HashSet<>();
                while (rows.next()) {
                    found.add(new EnvironmentId(rows.getString(1)));
                }
                return found;
            }
        }
    }

    /// Takes a report in. Commit, then append [ImportOutcome.Imported#act]; [#reconcile] when that failed. Nothing
    /// else of this environment may be imported in between, since each act tells all breaches.
    ///
    /// @throws SQLException when the database fails, or the report's id is taken
    public ImportOutcome take(Connection connection, Delivery delivery, Yardstick by) throws SQLException {
        return take(connection, delivery, by, ImportWatch.NONE);
    }

    /// @param watch told how far it is; breaks it off by an exception
    /// @see #take(Connection, Delivery, Yardstick)
    public ImportOutcome take(Connection connection, Delivery delivery, Yardstick by, ImportWatch watch)
            throws SQLException {
        watch.reconciling();
        Counters counters = lock(connection);
        FindingTables tables = new FindingTables(connection, counters.env(), vault, environment.value(), by);
        tables.prepare();
        Optional<ImportOutcome.AlreadyImported> same =
                tables.imports().withDigest(delivery.scan().digest());
        if (same.isPresent()) {
            return same.get();
        }
        Scan scan = delivery.scan().at(counters.nextImport());
        boolean newest = tables.imports()
                .newestScan()
                .filter(at -> scan.scannedAt().isBefore(at))
                .isEmpty();
        EnvironmentFindings.Import raw = new EnvironmentFindings.Import(scan, delivery.sightings(), delivery.assets());
        Estate estate = tables.assets().estate(tables.imports());
        boolean settled = estate.take(scan.report(), delivery.assets()).isEmpty();
        EnvironmentFindings.Import whole = estate.named(raw);
        int nextAsset = tables.assets()
                .save(whole.assets(), estate, FindingFold.facing(List.of(raw), estate), counters.nextAsset());
        tables.saveWordings(delivery.wordings());
        tables.imports().save(raw, estate.newcomers(scan.report()));
        tables.assets().merge(estate, tables.imports());
        FindingFold fold = new FindingFold(tables, Seen.in(delivery, estate), counters.nextFinding(), nextAsset, watch);
        Tally tally =
                newest && settled ? fold.add(estate.resolve(raw)) : fold.anew().tally();
        advance(connection, counters.env(), scan.position() + 1, fold.nextNumber(), fold.nextAsset());
        int unplaced = (int) delivery.sightings().stream()
                .filter(sighting -> !sighting.key().asset().placed())
                .count();
        return tally.outcome(scan, unplaced, judged(tables, by));
    }

    /// Makes the imports that count here those that count in the ledger. An import comes before its act; when the
    /// process ended between the two, nobody was told that it was made, and nothing of it is left.
    ///
    /// @param counting ids of the environment's reports that the ledger holds and has not withdrawn
    /// @param known ids of all that the ledger holds
    public Reconciled reconcile(
            Connection connection, Set<String> counting, Set<String> known, Instant at, Yardstick by)
            throws SQLException {
        Counters counters = lock(connection);
        FindingTables tables = new FindingTables(connection, counters.env(), vault, environment.value(), by);
        tables.prepare();
        Set<String> here = tables.imports().counting();
        Set<String> withdrawn = new TreeSet<>(here);
        withdrawn.removeAll(counting);
        for (String report : withdrawn) {
            tables.imports().withdraw(report, at);
        }
        if (!withdrawn.isEmpty()) {
            refold(connection, tables, counters);
            judged(tables, by);
        }
        for (String report : withdrawn) {
            if (!known.contains(report)) {
                tables.imports().forget(report);
            }
        }
        Set<String> missing = new TreeSet<>(counting);
        missing.removeAll(here);
        return new Reconciled(withdrawn, missing);
    }

    /// @param withdrawn imports that the ledger does not count and that no longer count here
    /// @param missing imports that the ledger counts and that are not here: the database was restored from
    ///     a copy too old, and those reports are to be imported again
    public record Reconciled(Set<String> withdrawn, Set<String> missing) {
        public Reconciled {
            withdrawn = Set.copyOf(withdrawn);
            missing = Set.copyOf(missing);
        }
    }

    /// Withdraws an import that was a mistake. Try it first for the breaches that its act must tell, append the act,
    /// then do it.
    public WithdrawalOutcome withdraw(Connection connection, String report, Instant at, Yardstick by)
            throws SQLException {
        Counters counters = lock(connection);
        FindingTables tables = new FindingTables(connection, counters.env(), vault, environment.value(), by);
        tables.prepare();
        if (!tables.imports().withdraw(report, at)) {
            return new WithdrawalOutcome.NoSuchImport();
        }
        refold(connection, tables, counters);
        return new WithdrawalOutcome.Withdrawn(judged(tables, by));
    }

    /// Keeps what an import brought, in the transaction that took it in.
    public void remember(Connection connection, String report, ImportHistory history) throws SQLException {
        open(connection).imports().remember(report, history);
    }

    /// @return what imports brought, withdrawn ones too, by their ids; older ones of which it was not kept are left out
    public Map<String, ImportHistory> histories(Connection connection) throws SQLException {
        return open(connection).imports().histories();
    }

    /// By what each environment's findings were last judged; none for one of which that was not kept.
    public static Map<EnvironmentId, Optional<String>> judgedBy(Connection connection, NetworkId network)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select environment, judged_by from finding_environment where network = ?")) {
            select.setString(1, network.value());
            try (ResultSet rows = select.executeQuery()) {
                Map<EnvironmentId, Optional<String>> by = new HashMap<>();
                while (rows.next()) {
                    by.put(new EnvironmentId(rows.getString(1)), Optional.ofNullable(rows.getString(2)));
                }
                return by;
            }
        }
    }

    /// Keeps by what the findings were judged, in the transaction that told their breaches or once these were told.
    ///
    /// @param by a name for all that they are judged by, another whenever any of it is
    public void judged(Connection connection, String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update finding_environment set judged_by = ? where network = ? and environment = ?")) {
            update.setString(1, by);
            update.setString(2, network.value());
            update.setString(3, environment.value());
            update.executeUpdate();
        }
    }

    /// Judges all findings by rules that are new: when they are due, and what they breach.
    ///
    /// @return every breach of the environment from now on
    public List<Breach> judgeAnew(Connection connection, Yardstick by) throws SQLException {
        Counters counters = lock(connection);
        FindingTables tables = new FindingTables(connection, counters.env(), vault, environment.value(), by);
        tables.prepare();
        return judged(tables, by);
    }

    /// @param after where the page before ended
    /// @param limit how many lines at most, from 1 to 500
    public FindingPage page(
            Connection connection, FindingFilter filter, FindingSort sort, FindingPage.Cursor after, int limit)
            throws SQLException {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("a page of " + limit + " lines is not 1 to 500");
        }
        FindingTables tables = open(connection);
        List<FindingRow> rows = tables.page(filter, sort, after, limit + 1);
        List<FindingPage.Line> lines = lines(tables, rows.size() > limit ? rows.subList(0, limit) : rows);
        return new FindingPage(
                lines, rows.size() > limit ? Optional.of(lines.getLast().at(sort)) : Optional.empty());
    }

    /// @return how many findings there are; 10,001 stands for more than 10,000
    public int count(Connection connection, FindingFilter filter) throws SQLException {
        return open(connection).count(filter);
    }

    /// @param number as a page gives it
    public Optional<FindingPage.Whole> finding(Connection connection, long number) throws SQLException {
        FindingTables tables = open(connection);
        Optional<FindingRow> row = tables.row(number);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        int asset = row.get().asset();
        List<Merge> also =
                tables.assets().merged(Set.of(asset), tables.imports()).getOrDefault(asset, List.of());
        FindingPage.Line line = lines(tables, List.of(row.get())).getFirst();
        return Optional.of(new FindingPage.Whole(line, tables.output(number), also));
    }

    private static List<FindingPage.Line> lines(FindingTables tables, List<FindingRow> rows) throws SQLException {
        Set<String> weaknesses = new HashSet<>();
        rows.forEach(row -> weaknesses.add(row.finding().key().weakness()));
        Map<String, Wording> wordings = tables.wordings(weaknesses);
        List<FindingPage.Line> lines = new ArrayList<>();
        for (FindingRow row : rows) {
            String weakness = row.finding().key().weakness();
            Wording wording = wordings.get(weakness);
            String title = wording == null || wording.title().isBlank() ? weakness : wording.title();
            lines.add(new FindingPage.Line(
                    row.number(),
                    row.finding(),
                    tables.assets().asset(row.asset()),
                    title,
                    row.due(),
                    Optional.ofNullable(wording)));
        }
        return lines;
    }

    /// What scans know of the environment's machines, and whether those that began within a time reached them.
    ///
    /// @param from first instant of that time
    /// @param to first instant after it
    public List<Surveyed> survey(Connection connection, Instant from, Instant to) throws SQLException {
        FindingTables tables = open(connection);
        tables.prepare();
        return Survey.of(tables, from, to);
    }

    /// What these reports told, and what else is known of the assets that they name.
    ///
    /// @param reports ids of imports
    public Tested tested(Connection connection, Set<String> reports) throws SQLException {
        FindingTables tables = open(connection);
        tables.prepare();
        Set<Integer> assets = new HashSet<>();
        for (AssetKey host : tables.imports().hosts(reports)) {
            OptionalInt number = tables.assets().find(host);
            if (number.isPresent() && number.getAsInt() != Assets.UNPLACED) {
                assets.add(tables.assets().principal(number.getAsInt()));
            }
        }
        Map<Long, Finding> told = new HashMap<>();
        Map<Long, Finding> others = new HashMap<>();
        for (FindingRow row : tables.on(assets).values()) {
            Finding finding = row.finding();
            if (finding.detections().stream().anyMatch(d -> reports.contains(d.lastSeenIn()))) {
                told.put(row.number(), finding);
            } else if (finding.facts().severity() != Severity.INFO) {
                others.put(row.number(), finding);
            }
        }
        return new Tested(told, others);
    }

    /// @param numbers as pages give them
    /// @return those that there are, in no particular order
    public List<FindingPage.Line> lines(Connection connection, Set<Long> numbers) throws SQLException {
        FindingTables tables = open(connection);
        return numbers.isEmpty()
                ? List.of()
                : lines(tables, List.copyOf(tables.byNumber(numbers).values()));
    }

    /// @param limit how many at most, from 1 to 500
    /// @return open findings added up, one line for each weakness
    public GroupPage groups(Connection connection, GroupSort sort, Optional<GroupPage.Cursor> after, int limit)
            throws SQLException {
        FindingTables tables = open(connection);
        return tables.summaries().groups(sort, after, limit, numbers -> {
            Map<Long, FindingPage.Line> samples = new HashMap<>();
            List<FindingRow> rows = List.copyOf(tables.byNumber(numbers).values());
            lines(tables, rows).forEach(line -> samples.put(line.number(), line));
            return samples;
        });
    }

    /// @return every weakness whose open findings make a control fail or have a date
    public List<WeaknessGroup> toMend(Connection connection) throws SQLException {
        FindingTables tables = open(connection);
        return tables.summaries().toMend(tables);
    }

    /// @param together marks of weaknesses, each list by itself
    /// @return on how many assets any of each list is
    public List<Integer> assets(Connection connection, List<List<Long>> together) throws SQLException {
        return open(connection).summaries().assets(together);
    }

    /// @return what a filter lets through, worst first, at most so many
    public List<ChosenFinding> chosen(Connection connection, FindingFilter filter, int limit) throws SQLException {
        return open(connection).chosen(filter, limit);
    }

    /// @param numbers as pages give them
    /// @return those that there are, worst first
    public List<ChosenFinding> chosen(Connection connection, Set<Long> numbers) throws SQLException {
        return open(connection).chosen(numbers);
    }

    /// @param limit how many at most, from 1 to 500
    /// @return assets, worst first, with what is open on each and the names it goes by
    public AssetPage assets(Connection connection, Optional<AssetPage.Cursor> after, int limit) throws SQLException {
        FindingTables tables = open(connection);
        return tables.summaries().assets(tables.assets(), tables.imports(), after, limit);
    }

    /// Makes what people said of names this, and nothing else; what is due and breached is as before until it is judged
    /// anew. Names that no report here ever had are passed over.
    ///
    /// @param said what counts in the ledger
    /// @return what that makes of findings
    public Regrouped keepSaid(Connection connection, NamesSaid said, Yardstick by) throws SQLException {
        Counters counters = lock(connection);
        FindingTables tables = new FindingTables(connection, counters.env(), vault, environment.value(), by);
        if (!tables.assets().keepSaid(said)) {
            return Regrouped.NOTHING;
        }
        tables.prepare();
        FindingFold.Anew folded = refold(connection, tables, counters);
        List<FindingRow> before = new ArrayList<>(folded.gone());
        List<FindingRow> after = new ArrayList<>(folded.added());
        folded.changed().forEach(moved -> {
            before.add(moved.before());
            after.add(moved.after());
        });
        return Regrouped.between(lines(tables, before), lines(tables, after));
    }

    /// @return the name's keyed hash, lower-case hex
    public String hashed(AssetKey name) {
        return HexFormat.of().formatHex(Assets.identity(vault.identities(environment.value()), name));
    }

    /// @param kind what sort of word it is
    /// @return what stands for a word where nobody may read it, 16 digits of lower-case hex
    public String reference(String kind, String word) {
        FindingKey key = new FindingKey(AssetKey.UNPLACED, 0, kind, word, "word:" + kind, 1);
        return HexFormat.of().formatHex(vault.identities(environment.value()).of(key), 0, 8);
    }

    /// @return which names keyed hashes stand for; those that no report here has are left out
    public Map<String, AssetKey> named(Connection connection, Set<String> hashes) throws SQLException {
        return open(connection).assets().named(hashes);
    }

    /// @param name any of its names
    /// @return the asset that it means, with everything that is known under each of its names
    public Optional<AssetPage.Whole> asset(Connection connection, AssetKey name) throws SQLException {
        FindingTables tables = open(connection);
        OptionalInt number = tables.assets().find(name);
        if (number.isEmpty() || number.getAsInt() == Assets.UNPLACED) {
            return Optional.empty();
        }
        int principal = tables.assets().principal(number.getAsInt());
        tables.assets().load(Set.of(principal));
        AssetPage.Line line = tables.summaries().asset(tables.assets(), tables.imports(), principal);
        List<Asset> names = new ArrayList<>();
        line.asset().ifPresent(names::add);
        for (Merge merge : line.also()) {
            tables.assets().asset(tables.assets().number(merge.name())).ifPresent(names::add);
        }
        return Optional.of(new AssetPage.Whole(line, names));
    }

    /// @return the tool's prose about a weakness, when it gave any
    public Optional<Wording> wording(Connection connection, String weakness) throws SQLException {
        return Optional.ofNullable(open(connection).wordings(Set.of(weakness)).get(weakness));
    }

    /// @param number as a page gives it
    /// @return what the tool saw when the finding first came up, when it said so
    public Optional<String> output(Connection connection, long number) throws SQLException {
        return open(connection).output(number);
    }

    /// @param numbers as pages give them
    /// @return what the tool saw when these findings first came up, for those of which it said so
    public Map<Long, String> outputs(Connection connection, Collection<Long> numbers) throws SQLException {
        return open(connection).outputs(numbers);
    }

    private static FindingFold.Anew refold(Connection connection, FindingTables tables, Counters counters)
            throws SQLException {
        FindingFold fold =
                new FindingFold(tables, Seen.NOTHING, counters.nextFinding(), counters.nextAsset(), ImportWatch.NONE);
        FindingFold.Anew folded = fold.anew();
        advance(connection, counters.env(), counters.nextImport(), fold.nextNumber(), fold.nextAsset());
        return folded;
    }

    /// Makes due dates and sums true.
    private static List<Breach> judged(FindingTables tables, Yardstick by) throws SQLException {
        Breaches breaches = new Breaches(by);
        Map<Long, Optional<Instant>> due = new HashMap<>();
        Map<Long, Map<ControlId, WeaknessGroup.Failing>> failing = new TreeMap<>();
        for (FindingRow row : tables.openWeaknesses().values()) {
            Finding finding = row.finding();
            boolean facing = tables.assets().facing(finding);
            Map<ControlId, Instant> fails =
                    breaches.add(finding, tables.identities().of(finding.key()), facing);
            if (!fails.isEmpty()) {
                Map<ControlId, WeaknessGroup.Failing> group =
                        failing.computeIfAbsent(tables.marked(finding.key().weakness()), w -> new HashMap<>());
                fails.forEach((control, from) ->
                        group.merge(control, new WeaknessGroup.Failing(1, from), WeaknessGroup.Failing::and));
            }
            Optional<Instant> now = tables.due(finding);
            if (!now.equals(row.due())) {
                due.put(row.number(), now);
            }
        }
        tables.due(due);
        tables.summaries().sum();
        tables.summaries().fail(failing);
        return breaches.all().stream()
                .map(b -> new Breach(b.control(), b.findingsDigest(), b.findings(), b.breachesAt(), b.criticalSince()))
                .toList();
    }

    private FindingTables open(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id from finding_environment where network = ? and environment = ?")) {
            select.setString(1, network.value());
            select.setString(2, environment.value());
            try (ResultSet rows = select.executeQuery()) {
                // No environment has the number 0, so one without imports reads as empty.
                return new FindingTables(
                        connection, rows.next() ? rows.getInt(1) : 0, vault, environment.value(), NOTHING);
            }
        }
    }

    private record Counters(int env, long nextImport, long nextFinding, int nextAsset) {}

    private Counters lock(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_environment (network, environment) values (?, ?) on conflict do nothing")) {
            insert.setString(1, network.value());
            insert.setString(2, environment.value());
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select id, next_import, next_finding, next_asset from finding_environment"
                        + " where network = ? and environment = ? for update")) {
            select.setString(1, network.value());
            select.setString(2, environment.value());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("environment " + environment + " was not kept");
                }
                return new Counters(rows.getInt(1), rows.getLong(2), rows.getLong(3), rows.getInt(4));
            }
        }
    }

    private static void advance(Connection connection, int env, long nextImport, long nextFinding, int nextAsset)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update finding_environment set next_import = ?, next_finding = ?, next_asset = ? where id = ?")) {
            update.setLong(1, nextImport);
            update.setLong(2, nextFinding);
            update.setInt(3, nextAsset);
            update.setInt(4, env);
            update.executeUpdate();
        }
    }
}
