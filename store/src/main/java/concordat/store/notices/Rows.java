package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.ControlId;
import concordat.notices.Audience;
import concordat.notices.Notice;
import concordat.notices.NoticeKind;
import concordat.notices.Severity;
import concordat.notices.wish.Manner;
import concordat.notices.wish.Quiet;
import concordat.notices.wish.Wishes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows as what they stand for.
final class Rows {

    static final String NOTICE = "n.id, n.key, n.kind, n.audience, n.at, n.body, n.environment, n.control, n.subject,"
            + " n.due_at, n.whole_day, n.facts";
    static final String WISH = "person, address, emergency, act, know, quiet_from, quiet_until, zone";
    static final String WEBHOOK = "w.id, w.body, w.url, w.kinds, w.secret, w.former_secret, w.former_until,"
            + " w.created_by, w.created_at, w.failures, w.paused_at, w.paused_why";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    static String json(Map<String, String> facts) {
        return JSON.writeValueAsString(facts);
    }

    /// @param row with [#NOTICE] as its first columns
    /// @return without those it was addressed to
    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString(2),
                NoticeKind.valueOf(row.getString(3)),
                Audience.valueOf(row.getString(4)),
                Micros.instant(row.getLong(5)),
                text(row, 6).map(BodyId::new),
                text(row, 7).map(EnvironmentId::new),
                text(row, 8).map(ControlId::new),
                row.getString(9),
                instant(row, 10),
                row.getBoolean(11),
                JSON.readValue(row.getString(12), new TypeReference<Map<String, String>>() {}),
                Set.of());
    }

    /// @param row with [#WISH] as its first columns
    static Wishes wishes(ResultSet row) throws SQLException {
        Optional<LocalTime> from = text(row, 6).map(LocalTime::parse);
        Optional<LocalTime> until = text(row, 7).map(LocalTime::parse);
        return new Wishes(
                text(row, 2),
                Map.of(
                        Severity.EMERGENCY, Manner.valueOf(row.getString(3)),
                        Severity.ACT, Manner.valueOf(row.getString(4)),
                        Severity.KNOW, Manner.valueOf(row.getString(5))),
                from.flatMap(f -> until.map(u -> new Quiet(f, u))),
                ZoneId.of(row.getString(8)));
    }

    /// @param row with [#WEBHOOK] as its first columns
    static Webhook webhook(ResultSet row) throws SQLException {
        Optional<Instant> formerUntil = instant(row, 7);
        Optional<String> former = text(row, 6);
        Optional<Instant> pausedAt = instant(row, 11);
        String why = text(row, 12).orElse("");
        return new Webhook(
                row.getString(1),
                text(row, 2),
                row.getString(3),
                Arrays.stream((String[]) row.getArray(4).getArray())
                        .map(NoticeKind::valueOf)
                        .collect(Collectors.toSet()),
                row.getString(5),
                former.flatMap(f -> formerUntil.map(until -> new Webhook.Former(f, until))),
                new PersonId(row.getString(8)),
                Micros.instant(row.getLong(9)),
                row.getInt(10),
                pausedAt.map(at -> new Webhook.Pause(at, why)));
    }

    static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }
}
