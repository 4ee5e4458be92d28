package concordat.store.findings;

import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.NamesSaid;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.AssetPair;
import concordat.findings.Estate;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Identities;
import concordat.findings.Merge;
import concordat.findings.Said;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One environment's assets, within one transaction. A page needs a few of them, an import all.
final class Assets {

    /// Stands for whatever host a report leaves unsaid.
    static final int UNPLACED = 0;

    private final Connection connection;
    private final int env;
    private final FindingVault vault;
    private final Identities identities;
    private final Map<Integer, Asset> byNumber = new HashMap<>();
    private final Map<AssetKey, Integer> numbers = new HashMap<>();
    private final Set<Integer> unreported = new HashSet<>();
    private final Map<Integer, StoredMerge> merges = new HashMap<>();
    private boolean whole;
    private boolean mergesRead;

    /// That a number's asset is another's; by an import, unless somebody said so.
    private static final class StoredMerge {
        private final int name;
        private final int into;
        private final OptionalLong position;
        private final byte[] payload;

        StoredMerge(int name, int into, OptionalLong position, byte[] payload) {
            this.name = name;
            this.into = into;
            this.position = position;
            this.payload = payload.clone();
        }
    }

    Assets(Connection connection, int env, FindingVault vault, Identities identities) {
        this.connection = connection;
        this.env = env;
        this.vault = vault;
        this.identities = identities;
    }

    /// Reads all of them, once.
    void loadAll() throws SQLException {
        if (!whole) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select number, internet_facing, reported, payload from finding_asset where env = ?")) {
                select.setInt(1, env);
                select.setFetchSize(5_000);
                load(select);
            }
            whole = true;
        }
    }

    /// Reads these, where they are not read yet.
    void load(Collection<Integer> wanted) throws SQLException {
        Set<Integer> missing = new HashSet<>(wanted);
        missing.remove(UNPLACED);
        missing.removeAll(byNumber.keySet());
        if (!whole && !missing.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select number, internet_facing, reported, payload from finding_asset where env = ?"
                            + " and number = any(?)")) {
                select.setInt(1, env);
                select.setArray(2, connection.createArrayOf("integer", missing.toArray()));
                load(select);
            }
        }
    }

    private void load(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                int number = rows.getInt(1);
                byte[] opened = vault.open(place(number), rows.getBytes(4));
                Asset asset = Packing.asset(opened, rows.getBoolean(2));
                byNumber.put(number, asset);
                numbers.put(asset.key(), number);
                if (!rows.getBoolean(3)) {
                    unreported.add(number);
                }
            }
        }
    }

    /// @return the asset's number, when it has one; the unplaced one has number 0
    OptionalInt find(AssetKey key) throws SQLException {
        if (!key.placed()) {
            return OptionalInt.of(UNPLACED);
        }
        Integer known = numbers.get(key);
        if (known != null) {
            return OptionalInt.of(known);
        }
        if (whole) {
            return OptionalInt.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select number from finding_asset where env = ? and identity = ?")) {
            select.setInt(1, env);
            select.setBytes(2, identity(key));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /// @return the number of an asset that has been read or saved
    int number(AssetKey key) {
        Integer number = key.placed() ? numbers.get(key) : Integer.valueOf(UNPLACED);
        if (number == null) {
            throw new IllegalStateException("asset " + key + " has no row");
        }
        return number;
    }

    /// @return an asset that has been read or saved; nothing for the unplaced one
    Optional<Asset> asset(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /// Whether any asset that the finding can be on faces the internet.
    boolean facing(Finding finding) {
        for (AssetKey key : finding.among()) {
            Integer number = numbers.get(key);
            Asset asset = number == null ? null : byNumber.get(number);
            if (asset != null && asset.internetFacing()) {
                return true;
            }
        }
        return false;
    }

    /// What is known under every name, and which names mean the same. Needs all of them read.
    Estate estate(Imports imports) throws SQLException {
        readMerges();
        List<Merge> told = new ArrayList<>();
        for (StoredMerge merge : new TreeMap<>(merges).values()) {
            told.add(opened(merge, imports));
        }
        Map<Integer, Asset> reported = new TreeMap<>(byNumber);
        reported.keySet().removeAll(unreported);
        return Estate.of(reported.values(), told, said());
    }

    /// Reads these assets.
    ///
    /// @return which other names mean them, with why, by their numbers
    Map<Integer, List<Merge>> merged(Collection<Integer> wanted, Imports imports) throws SQLException {
        readMerges();
        Map<Integer, List<StoredMerge>> into = new TreeMap<>();
        Set<Integer> needed = new HashSet<>(wanted);
        Set<Long> positions = new HashSet<>();
        for (StoredMerge merge : new TreeMap<>(merges).values()) {
            int principal = principal(merge.name);
            if (wanted.contains(principal)) {
                into.computeIfAbsent(principal, p -> new ArrayList<>()).add(merge);
                needed.addAll(Set.of(merge.name, merge.into));
                merge.position.ifPresent(positions::add);
            }
        }
        load(needed);
        imports.load(positions);
        Map<Integer, List<Merge>> names = new HashMap<>();
        for (Map.Entry<Integer, List<StoredMerge>> entry : into.entrySet()) {
            List<Merge> opened = new ArrayList<>();
            for (StoredMerge merge : entry.getValue()) {
                opened.add(opened(merge, imports));
            }
            names.put(entry.getKey(), opened);
        }
        return names;
    }

    /// @return the asset that a name means, by its number
    int principal(int number) throws SQLException {
        readMerges();
        int at = number;
        for (StoredMerge merge = merges.get(at); merge != null; merge = merges.get(at)) {
            at = merge.into;
        }
        return at;
    }

    /// @return the assets that these names mean
    Set<AssetKey> principals(Set<AssetKey> names) throws SQLException {
        readMerges();
        if (merges.isEmpty()) {
            return names;
        }
        Set<AssetKey> meant = new HashSet<>();
        for (AssetKey name : names) {
            OptionalInt number = find(name);
            if (number.isEmpty()) {
                throw new IllegalStateException("asset " + name + " has no row");
            }
            int principal = principal(number.getAsInt());
            load(Set.of(principal));
            meant.add(asset(principal).map(Asset::key).orElse(name));
        }
        return meant;
    }

    /// Everything that people said of names. Needs all of them read.
    Said said() throws SQLException {
        Set<AssetPair> one = new HashSet<>();
        Set<AssetPair> two = new HashSet<>();
        for (Pair pair : pairs()) {
            (pair.oneAsset() ? one : two).add(new AssetPair(key(pair.one()), key(pair.other())));
        }
        return Said.of(one, two);
    }

    private AssetKey key(int number) {
        return asset(number)
                .map(Asset::key)
                .orElseThrow(() -> new IllegalStateException("asset " + number + " has no row"));
    }

    private void readMerges() throws SQLException {
        if (mergesRead) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select name, into_, import, payload from finding_merge where env = ?")) {
            select.setInt(1, env);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int name = rows.getInt(1);
                    long position = rows.getLong(3);
                    OptionalLong shownBy = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
                    merges.put(name, new StoredMerge(name, rows.getInt(2), shownBy, rows.getBytes(4)));
                }
            }
        }
        mergesRead = true;
    }

    private Merge opened(StoredMerge merge, Imports imports) throws SQLException {
        byte[] why = vault.open(mergePlace(merge.name), merge.payload);
        Optional<String> report =
                merge.position.isPresent() ? Optional.of(imports.report(merge.position.getAsLong())) : Optional.empty();
        return new Merge(key(merge.name), key(merge.into), Packing.why(report, why));
    }

    /// Writes assets new or changed.
    ///
    /// @param known all names, these among them
    /// @param facing those that face the internet; what faced it before still does
    /// @return the next free number
    int save(Collection<Asset> reported, Estate known, Predicate<AssetKey> facing, int firstFree) throws SQLException {
        Map<AssetKey, Asset> now = new HashMap<>();
        known.assets().forEach(asset -> now.put(asset.key(), asset));
        int free = firstFree;
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Asset asset : reported) {
                Integer number = numbers.get(asset.key());
                Asset before = number == null ? null : byNumber.get(number);
                Asset after = now.getOrDefault(asset.key(), asset)
                        .facing(facing.test(asset.key()) || (before != null && before.internetFacing()));
                if (number == null || unreported.contains(number) || !after.equals(before)) {
                    save(upsert, number == null ? free++ : number, after, true);
                }
            }
            upsert.executeBatch();
        }
        return free;
    }

    private static final String UPSERT =
            "insert into finding_asset (env, number, identity, internet_facing, reported, payload)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict (env, number) do update set"
                    + " internet_facing = excluded.internet_facing, reported = excluded.reported,"
                    + " payload = excluded.payload";

    private void save(PreparedStatement upsert, int number, Asset asset, boolean reported) throws SQLException {
        upsert.setInt(1, env);
        upsert.setInt(2, number);
        upsert.setBytes(3, identity(asset.key()));
        upsert.setBoolean(4, asset.internetFacing());
        upsert.setBoolean(5, reported);
        upsert.setBytes(6, vault.seal(place(number), Packing.asset(asset)));
        upsert.addBatch();
        if (reported) {
            unreported.remove(number);
        } else {
            unreported.add(number);
        }
        byNumber.put(number, asset);
        numbers.put(asset.key(), number);
    }

    /// Keeps every merge of the estate, and no others.
    void merge(Estate estate, Imports imports) throws SQLException {
        readMerges();
        Map<Integer, Merge> now = new TreeMap<>();
        estate.merges().forEach(merge -> now.put(number(merge.name()), merge));
        Set<Integer> gone = new HashSet<>(merges.keySet());
        gone.removeAll(now.keySet());
        try (PreparedStatement delete =
                connection.prepareStatement("delete from finding_merge where env = ? and name = any(?)")) {
            delete.setInt(1, env);
            delete.setArray(2, connection.createArrayOf("integer", gone.toArray()));
            delete.executeUpdate();
        }
        gone.forEach(merges::remove);
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into finding_merge (env, name, into_, import, payload) values (?, ?, ?, ?, ?)"
                        + " on conflict (env, name) do update set into_ = excluded.into_, import = excluded.import,"
                        + " payload = excluded.payload")) {
            for (Map.Entry<Integer, Merge> entry : now.entrySet()) {
                int name = entry.getKey();
                Merge merge = entry.getValue();
                StoredMerge before = merges.get(name);
                if (before == null || !opened(before, imports).equals(merge)) {
                    StoredMerge after = new StoredMerge(
                            name,
                            number(merge.into()),
                            shownBy(merge, imports),
                            vault.seal(mergePlace(name), Packing.why(merge)));
                    upsert.setInt(1, env);
                    upsert.setInt(2, name);
                    upsert.setInt(3, after.into);
                    if (after.position.isPresent()) {
                        upsert.setLong(4, after.position.getAsLong());
                    } else {
                        upsert.setNull(4, Types.BIGINT);
                    }
                    upsert.setBytes(5, after.payload);
                    upsert.addBatch();
                    merges.put(name, after);
                }
            }
            upsert.executeBatch();
        }
    }

    private static OptionalLong shownBy(Merge merge, Imports imports) {
        return switch (merge.why()) {
            case Merge.SameId same -> OptionalLong.of(imports.position(same.report()));
            case Merge.SaidToBe said -> OptionalLong.empty();
        };
    }

    /// What was said of two numbers' names.
    private record Pair(int one, int other, boolean oneAsset) {}

    /// Makes what people said of names this, and nothing else.
    ///
    /// @return whether that is anything new
    boolean keepSaid(NamesSaid said) throws SQLException {
        Set<String> hashes = new HashSet<>();
        Stream.of(said.one(), said.two())
                .flatMap(Set::stream)
                .forEach(pair -> hashes.addAll(Set.of(pair.one(), pair.other())));
        Map<String, Integer> known = numbers(hashes);
        Set<Pair> wanted = new HashSet<>();
        said.one().forEach(names -> pair(names, known, true).ifPresent(wanted::add));
        said.two().forEach(names -> pair(names, known, false).ifPresent(wanted::add));
        if (wanted.equals(pairs())) {
            return false;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from finding_said where env = ?")) {
            delete.setInt(1, env);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_said (env, one, other, one_asset) values (?, ?, ?, ?)")) {
            for (Pair pair : wanted) {
                insert.setInt(1, env);
                insert.setInt(2, pair.one());
                insert.setInt(3, pair.other());
                insert.setBoolean(4, pair.oneAsset());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return true;
    }

    private static Optional<Pair> pair(NamePair names, Map<String, Integer> known, boolean oneAsset) {
        Integer one = known.get(names.one());
        Integer other = known.get(names.other());
        return one == null || other == null
                ? Optional.empty()
                : Optional.of(new Pair(Math.min(one, other), Math.max(one, other), oneAsset));
    }

    private Set<Pair> pairs() throws SQLException {
        Set<Pair> pairs = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select one, other, one_asset from finding_said where env = ?")) {
            select.setInt(1, env);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    pairs.add(new Pair(rows.getInt(1), rows.getInt(2), rows.getBoolean(3)));
                }
            }
        }
        return pairs;
    }

    private Map<String, Integer> numbers(Set<String> hashes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select identity, number from finding_asset where env = ? and identity = any(?)")) {
            select.setInt(1, env);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea",
                            hashes.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
            Map<String, Integer> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(HexFormat.of().formatHex(rows.getBytes(1)), rows.getInt(2));
                }
            }
            return found;
        }
    }

    /// @return the names that keyed hashes stand for, where reports have them
    Map<String, AssetKey> named(Set<String> hashes) throws SQLException {
        Map<String, Integer> known = numbers(hashes);
        load(known.values());
        Map<String, AssetKey> named = new HashMap<>();
        known.forEach((hash, number) -> named.put(hash, key(number)));
        return named;
    }

    /// Makes what is known under every name what the estate knows, and these face the internet, and no others. What the
    /// estate does not know is no asset any more; a newcomer that it calls by a name of its own may be new here.
    ///
    /// @return the next free number
    int settle(Estate estate, Predicate<AssetKey> facing, int firstFree) throws SQLException {
        Map<AssetKey, Asset> now = new HashMap<>();
        estate.assets().forEach(asset -> now.put(asset.key(), asset));
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Map.Entry<Integer, Asset> entry : Map.copyOf(byNumber).entrySet()) {
                Asset before = entry.getValue();
                Asset after = now.getOrDefault(before.key(), before).facing(facing.test(before.key()));
                boolean reported = now.containsKey(before.key());
                if (!after.equals(before) || reported == unreported.contains(entry.getKey())) {
                    save(upsert, entry.getKey(), after, reported);
                }
            }
            int free = firstFree;
            for (Asset asset : estate.assets()) {
                if (!numbers.containsKey(asset.key())) {
                    save(upsert, free++, asset.facing(facing.test(asset.key())), true);
                }
            }
            upsert.executeBatch();
            return free;
        }
    }

    private byte[] identity(AssetKey key) {
        return identity(identities, key);
    }

    /// @return what stands for a name where nobody may read it
    static byte[] identity(Identities identities, AssetKey key) {
        return identities.of(new FindingKey(key, 0, "", "asset:key", 1));
    }

    private String mergePlace(int number) {
        return "merge/" + env + "/" + number;
    }

    private String place(int number) {
        return "asset/" + env + "/" + number;
    }
}
