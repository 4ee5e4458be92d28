package concordat.store.findings;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Who took one body's findings away, on the caller's connection. Nothing is ever removed.
public final class FindingExports {

    private static final String PLACE = "export/";

    private final NetworkId network;
    private final BodyId body;
    private final FindingVault vault;

    /// @param vault the body's own
    public FindingExports(NetworkId network, BodyId body, FindingVault vault) {
        this.network = network;
        this.body = body;
        this.vault = vault;
    }

    /// Puts one down; its number is given here.
    public void note(Connection connection, FindingExport export) throws SQLException {
        long at = Micros.of(export.at());
        try (PreparedStatement insert = connection.prepareStatement("insert into finding_export"
                + " (network, body, person, at, format, findings, asked) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, network.value());
            insert.setString(2, body.value());
            insert.setString(3, export.person().value());
            insert.setLong(4, at);
            insert.setString(5, export.format());
            insert.setLong(6, export.findings());
            insert.setBytes(7, vault.seal(PLACE + at, export.asked().getBytes(StandardCharsets.UTF_8)));
            insert.executeUpdate();
        }
    }

    /// @param before only those with a lower number
    /// @return newest first
    public List<FindingExport> list(Connection connection, long before, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, person, at, format, findings, asked from finding_export"
                        + " where network = ? and body = ? and id < ? order by id desc limit ?")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setLong(3, before);
            select.setInt(4, limit);
            List<FindingExport> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant at = Micros.instant(rows.getLong("at"));
                    all.add(new FindingExport(
                            rows.getLong("id"),
                            new PersonId(rows.getString("person")),
                            at,
                            rows.getString("format"),
                            rows.getLong("findings"),
                            new String(
                                    vault.open(PLACE + rows.getLong("at"), rows.getBytes("asked")),
                                    StandardCharsets.UTF_8)));
                }
            }
            return all;
        }
    }
}
