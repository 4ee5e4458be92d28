package concordat.store.findings;

import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Identities;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
    private boolean whole;

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
                    "select number, internet_facing, payload from finding_asset where env = ?")) {
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
                    "select number, internet_facing, payload from finding_asset where env = ? and number = any(?)")) {
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
                byte[] opened = vault.open(place(number), rows.getBytes(3));
                Asset asset = Packing.asset(opened, rows.getBoolean(2));
                byNumber.put(number, asset);
                numbers.put(asset.key(), number);
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

    /// Writes assets new or changed. That one faces the internet is not forgotten here.
    ///
    /// @return the next free number
    int save(Collection<Asset> reported, int firstFree) throws SQLException {
        int free = firstFree;
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into finding_asset (env, number, identity, internet_facing, payload) values (?, ?, ?, ?, ?)"
                        + " on conflict (env, number) do update set internet_facing = excluded.internet_facing,"
                        + " payload = excluded.payload")) {
            for (Asset asset : reported) {
                Integer known = numbers.get(asset.key());
                Asset before = known == null ? null : byNumber.get(known);
                Asset after = facing(asset, asset.internetFacing() || (before != null && before.internetFacing()));
                if (!after.equals(before)) {
                    save(upsert, known == null ? free++ : known, after);
                }
            }
            upsert.executeBatch();
        }
        return free;
    }

    private void save(PreparedStatement upsert, int number, Asset asset) throws SQLException {
        upsert.setInt(1, env);
        upsert.setInt(2, number);
        upsert.setBytes(3, identity(asset.key()));
        upsert.setBoolean(4, asset.internetFacing());
        upsert.setBytes(5, vault.seal(place(number), Packing.asset(asset)));
        upsert.addBatch();
        byNumber.put(number, asset);
        numbers.put(asset.key(), number);
    }

    /// Makes these face the internet, and no others.
    void face(Set<Integer> facing) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update finding_asset set internet_facing = ? where env = ? and number = ?")) {
            for (Map.Entry<Integer, Asset> entry : byNumber.entrySet()) {
                boolean faces = facing.contains(entry.getKey());
                if (entry.getValue().internetFacing() != faces) {
                    update.setBoolean(1, faces);
                    update.setInt(2, env);
                    update.setInt(3, entry.getKey());
                    update.addBatch();
                    entry.setValue(facing(entry.getValue(), faces));
                }
            }
            update.executeBatch();
        }
    }

    private static Asset facing(Asset asset, boolean faces) {
        return new Asset(asset.key(), asset.addresses(), asset.fullName(), asset.operatingSystem(), faces);
    }

    private byte[] identity(AssetKey key) {
        return identities.of(new FindingKey(key, 0, "", "asset:key", 1));
    }

    private String place(int number) {
        return "asset/" + env + "/" + number;
    }
}
