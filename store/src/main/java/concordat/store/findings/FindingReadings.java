package concordat.store.findings;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.OpeningId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What those of the Authority read of a body's findings.
public final class FindingReadings {

    private final NetworkId network;
    private final BodyId body;

    public FindingReadings(NetworkId network, BodyId body) {
        this.network = network;
        this.body = body;
    }

    /// What was read by one opening through one route.
    ///
    /// @param reads how often
    public record Line(OpeningId opening, String route, long reads, Instant first, Instant last) {}

    /// Puts down one reading.
    public void note(Connection connection, OpeningId opening, String route, Instant at) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into finding_reading (network, body, opening, route, reads, first_at, last_at)"
                        + " values (?, ?, ?, ?, 1, ?, ?) on conflict (network, body, opening, route) do update"
                        + " set reads = finding_reading.reads + 1,"
                        + " last_at = greatest(finding_reading.last_at, excluded.last_at)")) {
            upsert.setString(1, network.value());
            upsert.setString(2, body.value());
            upsert.setString(3, opening.value());
            upsert.setString(4, route);
            upsert.setLong(5, Micros.of(at));
            upsert.setLong(6, Micros.of(at));
            upsert.executeUpdate();
        }
    }

    /// @return those of each opening in the order of their first reading
    public List<Line> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select opening, route, reads, first_at, last_at from finding_reading"
                        + " where network = ? and body = ? order by opening, first_at, route")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            List<Line> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new Line(
                            new OpeningId(rows.getString(1)),
                            rows.getString(2),
                            rows.getLong(3),
                            Micros.instant(rows.getLong(4)),
                            Micros.instant(rows.getLong(5))));
                }
            }
            return all;
        }
    }
}
