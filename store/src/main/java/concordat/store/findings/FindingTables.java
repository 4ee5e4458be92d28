package concordat.store.findings;

import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Detection;
import concordat.findings.Due;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Identities;
import concordat.findings.Wording;
import concordat.findings.Yardstick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// One environment's rows, within one transaction.
final class FindingTables {

    private static final String COLUMNS =
            "number, asset, severity, first_seen_at, first_reported_at, last_seen_at, last_import, closed_import, bar,"
                    + " due_at, payload";

    private final Connection connection;
    private final int env;
    private final FindingVault vault;
    private final Identities identities;
    private final Assets assets;
    private final Imports imports;
    private final Yardstick by;
    private final Map<String, Long> marks = new HashMap<>();

    /// @param by what rows that are written are due
    FindingTables(Connection connection, int env, FindingVault vault, String environment, Yardstick by) {
        this.connection = connection;
        this.env = env;
        this.vault = vault;
        this.identities = vault.identities(environment);
        this.assets = new Assets(connection, env, vault, identities);
        this.imports = new Imports(connection, env, vault);
        this.by = by;
    }

    /// Reads what writing needs.
    void prepare() throws SQLException {
        assets.loadAll();
        imports.loadNames();
    }

    Imports imports() {
        return imports;
    }

    Assets assets() {
        return assets;
    }

    Summaries summaries() {
        return new Summaries(connection, env);
    }

    Identities identities() {
        return identities;
    }

    /// Findings, open and closed, on these assets.
    Map<FindingKey, FindingRow> on(Collection<Integer> assetNumbers) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from finding where env = ? and asset = any(?)")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("integer", assetNumbers.toArray()));
            return rows(select);
        }
    }

    /// Every finding, open and closed.
    Map<FindingKey, FindingRow> all() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from finding where env = ?")) {
            select.setInt(1, env);
            return rows(select);
        }
    }

    /// Every open finding that is not informational.
    Map<FindingKey, FindingRow> openWeaknesses() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from finding where env = ? and open and severity > 0")) {
            select.setInt(1, env);
            return rows(select);
        }
    }

    List<FindingRow> page(FindingFilter filter, FindingSort sort, FindingPage.Cursor after, int limit)
            throws SQLException {
        Optional<FindingQuery> query = query(filter);
        if (query.isEmpty()) {
            return List.of();
        }
        return query.get()
                .page(
                        connection,
                        COLUMNS,
                        sort,
                        after,
                        limit,
                        select -> List.copyOf(rows(select).values()));
    }

    /// @return those that a filter lets through, worst first, without opening them
    List<ChosenFinding> chosen(FindingFilter filter, int limit) throws SQLException {
        Optional<FindingQuery> query = query(filter);
        if (query.isEmpty()) {
            return List.of();
        }
        return query.get()
                .page(
                        connection,
                        ChosenFinding.COLUMNS,
                        FindingSort.WORST,
                        FindingPage.Cursor.START,
                        limit,
                        ChosenFinding::all);
    }

    /// @return those of these numbers that there are, without opening them
    List<ChosenFinding> chosen(Collection<Long> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + ChosenFinding.COLUMNS
                + " from finding where env = ? and number = any(?)" + " order by severity desc, number")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            return ChosenFinding.all(select);
        }
    }

    /// @return how many there are, at most [FindingQuery#MOST_COUNTED]
    int count(FindingFilter filter) throws SQLException {
        if (filter.isToldBySums()) {
            long last = filter.dueBefore().map(at -> micros(at) - 1).orElse(Long.MAX_VALUE);
            return (int) Math.min(summaries().count(filter.open(), filter.atLeast(), last), FindingQuery.MOST_COUNTED);
        }
        Optional<FindingQuery> query = query(filter);
        return query.isEmpty() ? 0 : query.get().count(connection);
    }

    /// @return nothing when the filter names an asset that there is not
    private Optional<FindingQuery> query(FindingFilter filter) throws SQLException {
        OptionalInt asset = OptionalInt.empty();
        if (filter.asset().isPresent()) {
            OptionalInt named = assets.find(filter.asset().get());
            if (named.isEmpty()) {
                return Optional.empty();
            }
            asset = OptionalInt.of(assets.principal(named.getAsInt()));
        }
        OptionalLong weakness =
                filter.weakness().map(w -> OptionalLong.of(mark(w))).orElse(OptionalLong.empty());
        OptionalLong cve =
                filter.cve().map(c -> OptionalLong.of(mark("cve:" + c))).orElse(OptionalLong.empty());
        Set<Long> weaknesses = new HashSet<>();
        filter.weaknesses().forEach(w -> weaknesses.add(mark(w)));
        return Optional.of(new FindingQuery(env, filter, asset, weakness, cve, weaknesses));
    }

    /// @return the finding of this number, when there is one
    Optional<FindingRow> row(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from finding where env = ? and number = ?")) {
            select.setInt(1, env);
            select.setLong(2, number);
            return rows(select).values().stream().findFirst();
        }
    }

    /// @return these findings by their numbers
    Map<Long, FindingRow> byNumber(Collection<Long> numbers) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from finding where env = ? and number = any(?)")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            Map<Long, FindingRow> found = new HashMap<>();
            rows(select).values().forEach(row -> found.put(row.number(), row));
            return found;
        }
    }

    /// @return what stands for a weakness in columns
    long marked(String weakness) {
        return marks.computeIfAbsent(weakness, this::mark);
    }

    /// Stands for a word in columns: nobody without the body's key can tell which.
    private long mark(String word) {
        return ByteBuffer.wrap(identities.of(new FindingKey(AssetKey.UNPLACED, 0, "mark", word, 1)))
                .getLong();
    }

    /// A row as the table has it, still sealed.
    private static final class Raw {
        private final long number;
        private final int asset;
        private final Instant firstSeenAt;
        private final Optional<Instant> firstReportedAt;
        private final Instant lastSeenAt;
        private final long lastImport;
        private final Optional<Long> closedImport;
        private final int bar;
        private final long due;
        private final byte[] payload;

        private Raw(ResultSet rows) throws SQLException {
            number = rows.getLong("number");
            asset = rows.getInt("asset");
            firstSeenAt = instant(rows.getLong("first_seen_at"));
            long reported = rows.getLong("first_reported_at");
            firstReportedAt = rows.wasNull() ? Optional.empty() : Optional.of(instant(reported));
            lastSeenAt = instant(rows.getLong("last_seen_at"));
            lastImport = rows.getLong("last_import");
            long closed = rows.getLong("closed_import");
            closedImport = rows.wasNull() ? Optional.empty() : Optional.of(closed);
            bar = rows.getInt("bar");
            due = rows.getLong("due_at");
            payload = rows.getBytes("payload");
        }
    }

    private Map<FindingKey, FindingRow> rows(PreparedStatement select) throws SQLException {
        select.setFetchSize(5_000);
        List<Raw> raws = new ArrayList<>();
        Set<Integer> needed = new HashSet<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Raw raw = new Raw(rows);
                raws.add(raw);
                needed.add(raw.asset);
            }
        }
        assets.load(needed);
        Set<Long> positions = new HashSet<>();
        for (Raw raw : raws) {
            positions.add(raw.lastImport);
            raw.closedImport.ifPresent(positions::add);
        }
        imports.load(positions);
        Map<FindingKey, FindingRow> found = LinkedHashMap.newLinkedHashMap(raws.size());
        for (Raw raw : raws) {
            FindingRow row = opened(raw);
            found.put(row.finding().key(), row);
        }
        return found;
    }

    private FindingRow opened(Raw raw) throws SQLException {
        AssetKey key = assets.asset(raw.asset).map(Asset::key).orElse(AssetKey.UNPLACED);
        Packing.Parts parts = Packing.finding(key, vault.open(place(raw.number), raw.payload));
        Packing.PartState only = new Packing.PartState(raw.lastSeenAt, raw.lastImport, raw.bar, raw.closedImport);
        List<Detection> detections = new ArrayList<>();
        for (Packing.Part part : parts.all()) {
            detections.add(detection(part, part.state().orElse(only)));
        }
        Finding finding = new Finding(
                detections.get(parts.named()).key(),
                raw.firstSeenAt,
                raw.firstReportedAt,
                detections,
                report(raw.closedImport));
        return new FindingRow(raw.number, raw.asset, finding, FindingQuery.due(raw.due));
    }

    private Detection detection(Packing.Part part, Packing.PartState state) throws SQLException {
        AssetKey asset = part.key().asset();
        return new Detection(
                part.key(),
                part.facts(),
                state.lastSeenAt(),
                imports.report(state.lastImport()),
                asset.placed() ? Set.of(asset) : assets.principals(imports.scope(state.lastImport())),
                Packing.bar(state.bar()),
                report(state.closedImport()));
    }

    private Optional<String> report(Optional<Long> position) throws SQLException {
        return position.isPresent() ? Optional.of(imports.report(position.get())) : Optional.empty();
    }

    /// Adds findings that have no row yet, with what the tool saw of them.
    ///
    /// @param pace counts the rows
    void insert(Collection<FindingRow> added, Seen outputs, Pace pace) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (Copying copy = new Copying(
                connection,
                "finding (env, number, identity, asset, severity, open, first_seen_at, first_reported_at,"
                        + " last_seen_at, last_import, closed_import, bar, payload, weakness, due_at)")) {
            for (FindingRow row : added) {
                copy.row(15)
                        .int4(env)
                        .int8(row.number())
                        .bytes(identities.of(row.finding().key()))
                        .int4(row.asset());
                state(copy, row);
                pace.row();
            }
        } catch (IOException e) {
            throw new SQLException("findings could not be copied", e);
        }
        cves(added);
        try (Copying copy = new Copying(connection, "finding_output (env, number, payload)")) {
            for (FindingRow row : added) {
                Optional<String> output = outputs.of(row.finding().key());
                if (output.isPresent()) {
                    copy.row(3)
                            .int4(env)
                            .int8(row.number())
                            .bytes(vault.seal("output/" + env + "/" + row.number(), bytes(output.get())));
                }
            }
        } catch (IOException e) {
            throw new SQLException("outputs could not be copied", e);
        }
    }

    private void state(Copying copy, FindingRow row) throws IOException {
        Finding finding = row.finding();
        copy.int2(finding.facts().severity().level()).bool(finding.open()).int8(micros(finding.firstSeenAt()));
        if (finding.firstReportedAt().isPresent()) {
            copy.int8(micros(finding.firstReportedAt().get()));
        } else {
            copy.none();
        }
        copy.int8(micros(finding.lastSeenAt())).int8(imports.position(finding.lastSeenIn()));
        if (finding.closedIn().isPresent()) {
            copy.int8(imports.position(finding.closedIn().get()));
        } else {
            copy.none();
        }
        copy.int2(Packing.bar(finding.detections().getFirst().bar()))
                .bytes(vault.seal(place(row.number()), packed(finding)))
                .int8(marks.computeIfAbsent(finding.key().weakness(), this::mark))
                .int8(FindingQuery.due(due(finding)));
    }

    /// By when a finding is to be mended, by what this was opened with.
    Optional<Instant> due(Finding finding) {
        return by.due(finding, identities.of(finding.key()), assets.facing(finding))
                .map(Due::at);
    }

    private void cves(Collection<FindingRow> rows) throws SQLException {
        try (Copying copy = new Copying(connection, "finding_cve (env, cve, number)")) {
            for (FindingRow row : rows) {
                for (String cve : Set.copyOf(row.finding().facts().cves())) {
                    copy.row(3)
                            .int4(env)
                            .int8(marks.computeIfAbsent("cve:" + cve, this::mark))
                            .int8(row.number());
                }
            }
        } catch (IOException e) {
            throw new SQLException("vulnerabilities could not be copied", e);
        }
    }

    private byte[] packed(Finding finding) {
        List<Packing.Part> parts = new ArrayList<>();
        int named = 0;
        for (Detection detection : finding.detections()) {
            if (detection.key().equals(finding.key())) {
                named = parts.size();
            }
            Packing.PartState state = new Packing.PartState(
                    detection.lastSeenAt(),
                    imports.position(detection.lastSeenIn()),
                    Packing.bar(detection.bar()),
                    detection.closedIn().map(imports::position));
            boolean only = finding.detections().size() == 1;
            parts.add(
                    new Packing.Part(detection.key(), detection.facts(), only ? Optional.empty() : Optional.of(state)));
        }
        return Packing.finding(parts, named);
    }

    /// Findings that were seen again and are otherwise as they were.
    void seenAgain(Collection<Long> findingNumbers, Instant at, long position) throws SQLException {
        if (findingNumbers.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update finding set last_seen_at = ?, last_import = ? where env = ? and number = any(?)")) {
            update.setLong(1, micros(at));
            update.setLong(2, position);
            update.setInt(3, env);
            update.setArray(4, connection.createArrayOf("bigint", findingNumbers.toArray()));
            update.executeUpdate();
        }
    }

    /// Writes the whole state of findings that have a row.
    ///
    /// @param pace counts the rows
    void update(Collection<FindingRow> changed, Pace pace) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        run(
                "create temporary table if not exists finding_staged (number bigint, identity bytea, asset integer, severity smallint, open boolean,"
                        + " first_seen_at bigint, first_reported_at bigint, last_seen_at bigint, last_import bigint,"
                        + " closed_import bigint, bar smallint, payload bytea, weakness bigint, due_at bigint) on commit drop");
        run("truncate finding_staged");
        try (Copying copy = new Copying(connection, "finding_staged")) {
            for (FindingRow row : changed) {
                copy.row(14)
                        .int8(row.number())
                        .bytes(identities.of(row.finding().key()))
                        .int4(row.asset());
                state(copy, row);
                pace.row();
            }
        } catch (IOException e) {
            throw new SQLException("findings could not be copied", e);
        }
        run(
                "update finding f set identity = s.identity, asset = s.asset, severity = s.severity, open = s.open, first_seen_at = s.first_seen_at,"
                        + " first_reported_at = s.first_reported_at, last_seen_at = s.last_seen_at,"
                        + " last_import = s.last_import, closed_import = s.closed_import, bar = s.bar, payload = s.payload,"
                        + " weakness = s.weakness, due_at = s.due_at"
                        + " from finding_staged s where f.env = " + env + " and f.number = s.number");
        try (PreparedStatement delete =
                connection.prepareStatement("delete from finding_cve where env = ? and number = any(?)")) {
            delete.setInt(1, env);
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", changed.stream().map(FindingRow::number).toArray()));
            delete.executeUpdate();
        }
        cves(changed);
    }

    /// Makes findings due when they are.
    ///
    /// @param due by their numbers
    void due(Map<Long, Optional<Instant>> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("update finding f set due_at = d.due_at"
                + " from unnest(?, ?) as d(number, due_at) where f.env = ? and f.number = d.number")) {
            update.setArray(1, connection.createArrayOf("bigint", due.keySet().toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            due.values().stream().map(FindingQuery::due).toArray()));
            update.setInt(3, env);
            update.executeUpdate();
        }
    }

    void delete(Collection<Long> findingNumbers) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from finding where env = ? and number = any(?)")) {
            delete.setInt(1, env);
            delete.setArray(2, connection.createArrayOf("bigint", findingNumbers.toArray()));
            delete.executeUpdate();
        }
    }

    /// Keeps prose not yet known; what is known stays as first told.
    void saveWordings(Map<String, Wording> wordings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_wording (env, weakness, payload) values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<String, Wording> wording : wordings.entrySet()) {
                byte[] weakness = hashed(wording.getKey());
                insert.setInt(1, env);
                insert.setBytes(2, weakness);
                insert.setBytes(3, vault.seal(wordingPlace(weakness), Packing.wording(wording.getValue())));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// @return the prose about these weaknesses, for those that have any
    Map<String, Wording> wordings(Set<String> weaknesses) throws SQLException {
        Map<String, String> byHash = new HashMap<>();
        weaknesses.forEach(weakness -> byHash.put(HexFormat.of().formatHex(hashed(weakness)), weakness));
        Map<String, Wording> wordings = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select encode(weakness, 'hex'), payload from finding_wording where env = ?"
                        + " and weakness = any(select decode(h, 'hex') from unnest(?) h)")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("text", byHash.keySet().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String hash = rows.getString(1);
                    String weakness = byHash.get(hash);
                    if (weakness != null) {
                        byte[] opened = vault.open(wordingPlace(HexFormat.of().parseHex(hash)), rows.getBytes(2));
                        wordings.put(weakness, Packing.wording(opened));
                    }
                }
            }
        }
        return wordings;
    }

    Optional<String> output(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select payload from finding_output where env = ? and number = ?")) {
            select.setInt(1, env);
            select.setLong(2, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new String(
                                vault.open("output/" + env + "/" + number, rows.getBytes(1)), StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        }
    }

    /// @return what tools saw of these findings, for those of which they said so
    Map<Long, String> outputs(Collection<Long> numbers) throws SQLException {
        Map<Long, String> outputs = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select number, payload from finding_output where env = ? and number = any(?)")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long number = rows.getLong(1);
                    outputs.put(
                            number,
                            new String(
                                    vault.open("output/" + env + "/" + number, rows.getBytes(2)),
                                    StandardCharsets.UTF_8));
                }
            }
        }
        return outputs;
    }

    private byte[] hashed(String weakness) {
        return identities.of(new FindingKey(AssetKey.UNPLACED, 0, "wording", weakness, 1));
    }

    private String wordingPlace(byte[] weakness) {
        return "wording/" + env + "/" + HexFormat.of().formatHex(weakness);
    }

    private String place(long number) {
        return "finding/" + env + "/" + number;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
