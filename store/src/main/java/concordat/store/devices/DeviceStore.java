package concordat.store.devices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.store.CallerStore;
import concordat.store.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Enrolled devices. What gateways decide from is written in the same transaction as what it follows from. Thread-safe.
public final class DeviceStore {

    private static final String COLUMNS = "id, body, environment, ownership, platform, label, person, enrolled_at,"
            + " enrolled_by, judged_by, changes_at, heard_at, ended_at, ended_by, ended_why";

    private static final int AT_ONCE = 5_000;

    private final Stores stores;
    private final CallerStore callers;
    private final NetworkId network;

    public DeviceStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.callers = stores.callers(network);
        this.network = network;
    }

    /// Keeps a code, by its hash.
    public void add(EnrolmentCode code) {
        stores.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into enrolment_code (network, hash, body,"
                            + " environment, ownership, platform, label, person, made_at, made_by, until_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, network.value());
                insert.setBytes(2, bytes(code.hash()));
                insert.setString(3, code.body().value());
                insert.setString(4, code.environment().value());
                insert.setString(5, ownership(code.managed()));
                insert.setString(6, code.platform());
                insert.setString(7, code.label());
                insert.setString(8, code.person().map(PersonId::value).orElse(null));
                insert.setLong(9, Micros.of(code.madeAt()));
                insert.setString(10, code.madeBy().value());
                insert.setLong(11, Micros.of(code.until()));
                return insert.executeUpdate();
            }
        });
    }

    /// What a code lets in, without using it up.
    ///
    /// @return empty when there is none, it was used, or its time is over
    public Optional<EnrolmentCode> code(String hash, Instant now) {
        return stores.read(connection -> code(connection, hash, now, ""));
    }

    /// Lets a device in by a code, which is used up by it: of two at once, one comes in.
    ///
    /// @param id of the device
    /// @param revision what is known of it from the beginning
    /// @return the rows for gateways; empty when the code lets nobody in
    public Optional<List<CallerRow>> enrol(
            String hash, Instant now, String id, DeviceCertificate certificate, Function<Held, Revision> revision) {
        return stores.write(connection -> {
            Optional<EnrolmentCode> code = code(connection, hash, now, " for update");
            if (code.isEmpty()) {
                return Optional.empty();
            }
            insert(connection, id, code.get(), now);
            add(connection, id, certificate);
            try (PreparedStatement used = connection.prepareStatement(
                    "update enrolment_code set device = ? where network = ? and hash = ?")) {
                used.setString(1, id);
                used.setString(2, network.value());
                used.setBytes(3, bytes(hash));
                used.executeUpdate();
            }
            return Optional.of(revised(connection, List.of(id), revision, Optional.empty()));
        });
    }

    /// Gives a device another certificate; the one before holds on until its end.
    ///
    /// @return the rows for gateways; empty when the device has gone
    public List<CallerRow> renew(String id, DeviceCertificate certificate, Function<Held, Revision> revision) {
        return stores.write(connection -> {
            if (locked(connection, List.of(id)).isEmpty()) {
                return List.of();
            }
            add(connection, id, certificate);
            return revised(connection, List.of(id), revision, Optional.empty());
        });
    }

    /// Judges devices anew, each by what is kept of it and what is said now. Those that are not there, or have gone,
    /// are passed over.
    ///
    /// @param heardAt when something was said of them; empty when nothing was
    /// @return the rows for gateways that differ from before
    public List<CallerRow> revise(
            Collection<String> ids, Function<Held, Revision> revision, Optional<Instant> heardAt) {
        return stores.write(connection -> revised(connection, ids, revision, heardAt));
    }

    /// Ends a device: its certificates let nobody in, and what sources said of it is deleted.
    ///
    /// @return the fingerprints that are known no more; empty when there is no such device, or it has gone already
    public List<String> end(String id, Device.Ended ended) {
        return stores.write(connection -> {
            Map<String, Device> there = locked(connection, List.of(id));
            if (there.isEmpty()) {
                return List.of();
            }
            try (PreparedStatement end = connection.prepareStatement(
                    "update device set ended_at = ?, ended_by = ?," + " ended_why = ? where network = ? and id = ?")) {
                end.setLong(1, Micros.of(ended.at()));
                end.setString(2, ended.by().value());
                end.setString(3, ended.why());
                end.setString(4, network.value());
                end.setString(5, id);
                end.executeUpdate();
            }
            delete(connection, "device_source", id);
            delete(connection, "device_agent", id);
            List<String> fingerprints = certificates(connection, List.of(id)).getOrDefault(id, List.of()).stream()
                    .map(DeviceCertificate::fingerprint)
                    .toList();
            delete(connection, "device_certificate", id);
            callers.remove(connection, fingerprints);
            return fingerprints;
        });
    }

    /// @return ids of devices that have not gone, by whose they are and for whom that person works with them
    public Map<Holder, List<String>> holders(Optional<PersonId> person) {
        return stores.read(connection -> {
            Map<Holder, List<String>> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("select person, body, id from device where"
                    + " network = ? and ended_at is null and person is not null and (? is null or person = ?)")) {
                select.setString(1, network.value());
                select.setString(2, person.map(PersonId::value).orElse(null));
                select.setString(3, person.map(PersonId::value).orElse(null));
                select.setFetchSize(AT_ONCE);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.computeIfAbsent(
                                        new Holder(new PersonId(row.getString(1)), new BodyId(row.getString(2))),
                                        h -> new ArrayList<>())
                                .add(row.getString(3));
                    }
                }
            }
            return found;
        });
    }

    /// Somebody who works with a device for a body.
    public record Holder(PersonId person, BodyId body) {}

    /// Says of a device that nobody works with it alone any more.
    public void release(String id) {
        stores.write(connection -> {
            try (PreparedStatement release =
                    connection.prepareStatement("update device set person = null where network = ? and id = ?")) {
                release.setString(1, network.value());
                release.setString(2, id);
                return release.executeUpdate();
            }
        });
    }

    /// Removes what only the passing of time asks for: certificates that have ended, codes, and the names and labels of
    /// devices that have gone.
    ///
    /// @param gone devices that went before this are nobody's any more
    /// @return the fingerprints that are known no more
    public List<String> tidy(Instant now, Instant gone) {
        return stores.write(connection -> {
            try (PreparedStatement codes =
                    connection.prepareStatement("delete from enrolment_code where network = ? and until_at < ?")) {
                codes.setString(1, network.value());
                codes.setLong(2, Micros.of(gone));
                codes.executeUpdate();
            }
            try (PreparedStatement names = connection.prepareStatement("update device set label = '', person = null"
                    + " where network = ? and ended_at < ? and (label <> '' or person is not null)")) {
                names.setString(1, network.value());
                names.setLong(2, Micros.of(gone));
                names.executeUpdate();
            }
            List<String> over = new ArrayList<>();
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from device_certificate where network = ? and until_at < ? returning fingerprint")) {
                delete.setString(1, network.value());
                delete.setLong(2, Micros.of(now));
                try (ResultSet rows = delete.executeQuery()) {
                    while (rows.next()) {
                        over.add(HexFormat.of().formatHex(rows.getBytes(1)));
                    }
                }
            }
            callers.remove(connection, over);
            return over;
        });
    }

    /// Makes an agent known, by the hash of the key it shows.
    public void addAgent(String keyHash, String device, Instant since) {
        stores.write(connection -> {
            delete(connection, "device_agent", device); // one at a time: an agent that enrols again has lost its key
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into device_agent (network, key_hash, device, since) values (?, ?, ?, ?)")) {
                insert.setString(1, network.value());
                insert.setBytes(2, bytes(keyHash));
                insert.setString(3, device);
                insert.setLong(4, Micros.of(since));
                return insert.executeUpdate();
            }
        });
    }

    /// @return the device whose agent shows the key
    public Optional<String> agent(String keyHash) {
        return one("select device from device_agent where network = ? and key_hash = ?", keyHash);
    }

    /// @param fingerprint lower-case hex SHA-256 of a certificate
    /// @return the device that may show it, and has not gone
    public Optional<String> shows(String fingerprint) {
        return one("select device from device_certificate where network = ? and fingerprint = ?", fingerprint);
    }

    private Optional<String> one(String select, String hex) {
        return stores.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setString(1, network.value());
                statement.setBytes(2, bytes(hex));
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    public Optional<Held> find(String id) {
        return stores.read(connection ->
                held(connection, devices(connection, List.of(id), "")).stream().findFirst());
    }

    /// One page, by id.
    ///
    /// @param after the last id of the page before, empty for the first
    public List<Held> list(DeviceWish wish, String after, int limit) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from device where network = ? and id > ?");
        List<Object> values = new ArrayList<>(List.of(network.value(), after));
        and(sql, values, "body", wish.body().map(BodyId::value));
        and(sql, values, "environment", wish.environment().map(EnvironmentId::value));
        and(sql, values, "person", wish.person().map(PersonId::value));
        and(sql, values, "ownership", wish.managed().map(DeviceStore::ownership));
        and(sql, values, "platform", wish.platform());
        wish.ended().ifPresent(ended -> sql.append(" and ended_at is ").append(ended ? "not null" : "null"));
        sql.append(" order by id limit ").append(limit);
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
                for (int at = 0; at < values.size(); at++) {
                    select.setObject(at + 1, values.get(at));
                }
                return held(connection, devices(select));
            }
        });
    }

    private static void and(StringBuilder sql, List<Object> values, String column, Optional<?> value) {
        value.ifPresent(v -> {
            sql.append(" and ").append(column).append(" = ?");
            values.add(v);
        });
    }

    /// @return ids of devices whose facts have changed by themselves by now, or that were judged by another edition
    public List<String> due(Instant now, String edition, int limit) {
        return stores.read(connection -> {
            List<String> due = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("(select id from device where network = ? and"
                    + " ended_at is null and changes_at <= ? order by changes_at limit ?) union (select id from device"
                    + " where network = ? and ended_at is null and judged_by <> ? limit ?) limit ?")) {
                select.setString(1, network.value());
                select.setLong(2, Micros.of(now));
                select.setInt(3, limit);
                select.setString(4, network.value());
                select.setString(5, edition);
                select.setInt(6, limit);
                select.setInt(7, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        due.add(rows.getString(1));
                    }
                }
            }
            return due;
        });
    }

    private List<CallerRow> revised(
            Connection connection, Collection<String> ids, Function<Held, Revision> revision, Optional<Instant> heardAt)
            throws SQLException {
        List<CallerRow> changed = new ArrayList<>();
        Map<String, Revision> revisions = new TreeMap<>();
        for (Held held : held(connection, locked(connection, ids))) {
            Device device = held.device();
            Revision revised = revision.apply(held);
            revisions.put(device.id(), revised);
            Map<String, CallerRow> before = new HashMap<>();
            held.rows().forEach(row -> before.put(row.fingerprint(), row));
            for (DeviceCertificate certificate : held.certificates()) {
                CallerRow row = row(device, certificate, revised);
                if (!row.equals(before.get(row.fingerprint()))) {
                    changed.add(row);
                }
            }
        }
        keep(connection, revisions, heardAt);
        callers.put(connection, changed);
        return changed;
    }

    private static CallerRow row(Device device, DeviceCertificate certificate, Revision revised) {
        return new CallerRow(
                certificate.fingerprint(),
                device.id(),
                device.managed() ? CallerKind.MANAGED_DEVICE : CallerKind.PERSONAL_DEVICE,
                device.environment().value(),
                revised.facts(),
                revised.changesAt(),
                revised.factsAfter(),
                Set.of());
    }

    private void keep(Connection connection, Map<String, Revision> revisions, Optional<Instant> heardAt)
            throws SQLException {
        try (PreparedStatement source =
                        connection.prepareStatement("insert into device_source (network, device, source,"
                                + " assurance, words, heard_at) values (?, ?, ?, ?, ?, ?) on conflict (network, device, source)"
                                + " do update set assurance = excluded.assurance, words = excluded.words,"
                                + " heard_at = excluded.heard_at");
                PreparedStatement device =
                        connection.prepareStatement("update device set judged_by = ?, changes_at = ?,"
                                + " heard_at = coalesce(?, heard_at) where network = ? and id = ?")) {
            for (Map.Entry<String, Revision> revised : revisions.entrySet()) {
                for (SourceRow row : revised.getValue().sources()) {
                    source.setString(1, network.value());
                    source.setString(2, revised.getKey());
                    source.setString(3, row.source());
                    source.setString(4, row.assurance());
                    source.setString(5, row.words());
                    source.setLong(6, Micros.of(row.heardAt()));
                    source.addBatch();
                }
                device.setString(1, revised.getValue().judgedBy());
                device.setLong(2, revised.getValue().changesAt());
                if (heardAt.isPresent()) {
                    device.setLong(3, Micros.of(heardAt.get()));
                } else {
                    device.setNull(3, Types.BIGINT);
                }
                device.setString(4, network.value());
                device.setString(5, revised.getKey());
                device.addBatch();
            }
            source.executeBatch();
            device.executeBatch();
        }
    }

    /// In order of id, so that two at once wait for each other and not both.
    private Map<String, Device> locked(Connection connection, Collection<String> ids) throws SQLException {
        return devices(connection, ids, " and ended_at is null order by id for update");
    }

    private Map<String, Device> devices(Connection connection, Collection<String> ids, String more)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from device where network = ? and id = any (?)" + more)) {
            select.setString(1, network.value());
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            return devices(select);
        }
    }

    private static Map<String, Device> devices(PreparedStatement select) throws SQLException {
        Map<String, Device> found = new TreeMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Device device = device(row);
                found.put(device.id(), device);
            }
        }
        return found;
    }

    private static Device device(ResultSet row) throws SQLException {
        Optional<Instant> ended = instant(row, 13);
        return new Device(
                row.getString(1),
                new BodyId(row.getString(2)),
                new EnvironmentId(row.getString(3)),
                row.getString(4).equals(ownership(true)),
                row.getString(5),
                row.getString(6),
                person(row.getString(7)),
                Micros.instant(row.getLong(8)),
                new PersonId(row.getString(9)),
                row.getString(10),
                Micros.instant(row.getLong(11)),
                instant(row, 12),
                ended.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Device.Ended(ended.get(), new PersonId(row.getString(14)), row.getString(15))));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    private static Optional<PersonId> person(@Nullable String id) {
        return Optional.ofNullable(id).map(PersonId::new);
    }

    private List<Held> held(Connection connection, Map<String, Device> devices) throws SQLException {
        if (devices.isEmpty()) {
            return List.of();
        }
        Map<String, List<SourceRow>> sources = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select device, source, assurance, words, heard_at"
                + " from device_source where network = ? and device = any (?) order by device, source")) {
            select.setString(1, network.value());
            select.setArray(2, connection.createArrayOf("text", devices.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sources.computeIfAbsent(row.getString(1), d -> new ArrayList<>())
                            .add(new SourceRow(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    Micros.instant(row.getLong(5))));
                }
            }
        }
        Map<String, List<DeviceCertificate>> certificates = certificates(connection, devices.keySet());
        Map<String, CallerRow> rows = callers.find(
                connection,
                certificates.values().stream()
                        .flatMap(List::stream)
                        .map(DeviceCertificate::fingerprint)
                        .toList());
        List<Held> held = new ArrayList<>();
        for (Device device : devices.values()) {
            List<DeviceCertificate> own = certificates.getOrDefault(device.id(), List.of());
            held.add(new Held(
                    device,
                    sources.getOrDefault(device.id(), List.of()),
                    own,
                    own.stream()
                            .flatMap(c -> Optional.ofNullable(rows.get(c.fingerprint())).stream())
                            .toList()));
        }
        return held;
    }

    private Map<String, List<DeviceCertificate>> certificates(Connection connection, Collection<String> devices)
            throws SQLException {
        Map<String, List<DeviceCertificate>> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select device, fingerprint, from_at, until_at from"
                + " device_certificate where network = ? and device = any (?) order by device, until_at")) {
            select.setString(1, network.value());
            select.setArray(2, connection.createArrayOf("text", devices.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), d -> new ArrayList<>())
                            .add(new DeviceCertificate(
                                    HexFormat.of().formatHex(row.getBytes(2)),
                                    Micros.instant(row.getLong(3)),
                                    Micros.instant(row.getLong(4))));
                }
            }
        }
        return found;
    }

    private void insert(Connection connection, String id, EnrolmentCode code, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into device (network, id, body, environment,"
                        + " ownership, platform, label, person, enrolled_at, enrolled_by, judged_by, changes_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0)")) {
            insert.setString(1, network.value());
            insert.setString(2, id);
            insert.setString(3, code.body().value());
            insert.setString(4, code.environment().value());
            insert.setString(5, ownership(code.managed()));
            insert.setString(6, code.platform());
            insert.setString(7, code.label());
            insert.setString(8, code.person().map(PersonId::value).orElse(null));
            insert.setLong(9, Micros.of(now));
            insert.setString(10, code.madeBy().value());
            insert.executeUpdate();
        }
    }

    private void add(Connection connection, String id, DeviceCertificate certificate) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into device_certificate (network,"
                + " fingerprint, device, from_at, until_at) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, network.value());
            insert.setBytes(2, bytes(certificate.fingerprint()));
            insert.setString(3, id);
            insert.setLong(4, Micros.of(certificate.from()));
            insert.setLong(5, Micros.of(certificate.until()));
            insert.executeUpdate();
        }
    }

    private Optional<EnrolmentCode> code(Connection connection, String hash, Instant now, String more)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body, environment, ownership, platform,"
                + " label, person, made_at, made_by, until_at from enrolment_code where network = ? and hash = ?"
                + " and device is null and until_at > ?" + more)) {
            select.setString(1, network.value());
            select.setBytes(2, bytes(hash));
            select.setLong(3, Micros.of(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new EnrolmentCode(
                                hash,
                                new BodyId(row.getString(1)),
                                new EnvironmentId(row.getString(2)),
                                row.getString(3).equals(ownership(true)),
                                row.getString(4),
                                row.getString(5),
                                person(row.getString(6)),
                                Micros.instant(row.getLong(7)),
                                new PersonId(row.getString(8)),
                                Micros.instant(row.getLong(9))))
                        : Optional.empty();
            }
        }
    }

    private void delete(Connection connection, String table, String device) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + table + " where network = ? and device = ?")) {
            delete.setString(1, network.value());
            delete.setString(2, device);
            delete.executeUpdate();
        }
    }

    private static String ownership(boolean managed) {
        return managed ? "MANAGED" : "PERSONAL";
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
