package concordat.store.findings;

import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.findings.Asset;
import concordat.findings.Merge;
import concordat.findings.Wording;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One environment's findings added up, within one transaction: the open ones by weakness and by asset, all by when
/// they are due.
final class Summaries {

    private final Connection connection;
    private final int env;

    Summaries(Connection connection, int env) {
        this.connection = connection;
        this.env = env;
    }

    /// Reads the lines of findings.
    interface Lines {
        Map<Long, FindingPage.Line> of(Set<Long> numbers) throws SQLException;
    }

    /// Adds all up anew.
    void sum() throws SQLException {
        run("delete from finding_group where env = ?");
        run("insert into finding_group (env, weakness, sample, severity, findings, assets, since, due_at, critical,"
                + " high, medium, low)"
                + " select env, weakness, min(number), max(severity), count(*), count(distinct asset),"
                + " min(first_seen_at), min(due_at), count(*) filter (where severity = 4),"
                + " count(*) filter (where severity = 3), count(*) filter (where severity = 2),"
                + " count(*) filter (where severity = 1) from finding where env = ? and open group by env, weakness");
        run("delete from finding_tally where env = ?");
        run("insert into finding_tally (env, asset, worst, critical, high, medium, low, info, due_at)"
                + " select env, asset, max(severity), count(*) filter (where severity = 4),"
                + " count(*) filter (where severity = 3), count(*) filter (where severity = 2),"
                + " count(*) filter (where severity = 1), count(*) filter (where severity = 0), min(due_at)"
                + " from finding where env = ? and open group by env, asset");
        run("delete from finding_due where env = ?");
        run("insert into finding_due (env, open, severity, due_at, findings)"
                + " select env, open, severity, due_at, count(*) from finding where env = ?"
                + " group by env, open, severity, due_at");
    }

    /// @param last due date that counts, as the column has it
    /// @return how many findings there are, open or closed, of at least this severity
    long count(boolean open, Severity atLeast, long last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(sum(findings), 0) from finding_due"
                + " where env = ? and open = ? and severity >= ? and due_at <= ?")) {
            select.setInt(1, env);
            select.setBoolean(2, open);
            select.setInt(3, atLeast.level());
            select.setLong(4, last);
            try (ResultSet sum = select.executeQuery()) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    /// Keeps which controls open findings of each weakness make fail.
    ///
    /// @param failing by the weakness's mark
    void fail(Map<Long, Map<ControlId, WeaknessGroup.Failing>> failing) throws SQLException {
        run("delete from finding_group_control where env = ?");
        try (PreparedStatement insert = connection.prepareStatement("insert into finding_group_control"
                + " (env, weakness, control, findings, breaches_at) values (?, ?, ?, ?, ?)")) {
            for (Map.Entry<Long, Map<ControlId, WeaknessGroup.Failing>> group : failing.entrySet()) {
                for (Map.Entry<ControlId, WeaknessGroup.Failing> control :
                        group.getValue().entrySet()) {
                    insert.setInt(1, env);
                    insert.setLong(2, group.getKey());
                    insert.setString(3, control.getKey().value());
                    insert.setInt(4, control.getValue().findings());
                    insert.setLong(5, FindingTables.micros(control.getValue().from()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /// @return by the weakness's mark
    private Map<Long, Map<ControlId, WeaknessGroup.Failing>> failing() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select weakness, control, findings, breaches_at from finding_group_control where env = ?")) {
            select.setInt(1, env);
            Map<Long, Map<ControlId, WeaknessGroup.Failing>> failing = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    failing.computeIfAbsent(rows.getLong(1), w -> new HashMap<>())
                            .put(
                                    new ControlId(rows.getString(2)),
                                    new WeaknessGroup.Failing(rows.getInt(3), FindingTables.instant(rows.getLong(4))));
                }
            }
            return failing;
        }
    }

    /// @return every group that makes a control fail or has a date, by mark
    List<WeaknessGroup> toMend(FindingTables tables) throws SQLException {
        record Row(long mark, long sample, Map<Severity, Integer> open, int assets, long due) {}
        Map<Long, Map<ControlId, WeaknessGroup.Failing>> failing = failing();
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select weakness, sample, assets, due_at, critical,"
                + " high, medium, low from finding_group where env = ? and severity > 0 order by weakness")) {
            select.setInt(1, env);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Map<Severity, Integer> open = new EnumMap<>(Severity.class);
                    for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
                        open.put(severity, found.getInt(severity.name().toLowerCase(Locale.ROOT)));
                    }
                    Row row = new Row(
                            found.getLong("weakness"),
                            found.getLong("sample"),
                            open,
                            found.getInt("assets"),
                            found.getLong("due_at"));
                    if (failing.containsKey(row.mark())
                            || FindingQuery.due(row.due()).isPresent()) {
                        rows.add(row);
                    }
                }
            }
        }
        Map<Long, FindingRow> samples =
                tables.byNumber(rows.stream().map(Row::sample).toList());
        Set<String> weaknesses = new HashSet<>();
        samples.values().forEach(row -> weaknesses.add(row.finding().key().weakness()));
        Map<String, Wording> wordings = tables.wordings(weaknesses);
        List<WeaknessGroup> groups = new ArrayList<>();
        for (Row row : rows) {
            FindingRow sample = samples.get(row.sample());
            if (sample == null) {
                throw new IllegalStateException("group " + row.mark() + " of environment " + env + " has no finding");
            }
            String weakness = sample.finding().key().weakness();
            groups.add(new WeaknessGroup(
                    row.mark(),
                    weakness,
                    wordings.getOrDefault(weakness, new Wording("", "", "", "")),
                    sample.finding().facts(),
                    row.sample(),
                    row.open(),
                    row.assets(),
                    FindingQuery.due(row.due()),
                    failing.getOrDefault(row.mark(), Map.of())));
        }
        return groups;
    }

    /// @param together marks of weaknesses, each list by itself
    /// @return on how many assets any of each list is
    List<Integer> assets(List<List<Long>> together) throws SQLException {
        List<Long> marks = new ArrayList<>();
        List<Integer> lists = new ArrayList<>();
        for (int list = 0; list < together.size(); list++) {
            for (long mark : together.get(list)) {
                marks.add(mark);
                lists.add(list);
            }
        }
        List<Integer> counts = new ArrayList<>(Collections.nCopies(together.size(), 0));
        try (PreparedStatement select = connection.prepareStatement("select g.list, count(distinct f.asset)"
                + " from unnest(?, ?) as g(mark, list) join finding f on f.env = ? and f.open and f.severity > 0"
                + " and f.weakness = g.mark group by g.list")) {
            select.setArray(1, connection.createArrayOf("bigint", marks.toArray()));
            select.setArray(2, connection.createArrayOf("integer", lists.toArray()));
            select.setInt(3, env);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.set(rows.getInt(1), rows.getInt(2));
                }
            }
        }
        return counts;
    }

    private void run(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, env);
            statement.executeUpdate();
        }
    }

    private record GroupRow(long weakness, long sample, int severity, int findings, int assets, long since, long due) {

        GroupPage.Cursor at(GroupSort sort) {
            return switch (sort) {
                case WORST -> new GroupPage.Cursor(severity, findings, weakness);
                case MOST -> new GroupPage.Cursor(assets, 0, weakness);
                case DUE -> new GroupPage.Cursor(due, 0, weakness);
            };
        }
    }

    GroupPage groups(GroupSort sort, Optional<GroupPage.Cursor> after, int limit, Lines lines) throws SQLException {
        List<GroupRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select weakness, sample, severity, findings, assets, since, due_at from finding_group where env = ?"
                        + (after.isPresent() ? " and " + behind(sort) : "") + " order by " + order(sort)
                        + " limit ?")) {
            int at = 1;
            select.setInt(at++, env);
            if (after.isPresent()) {
                at = bind(select, at, sort, after.get());
            }
            select.setInt(at, limit + 1);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new GroupRow(
                            found.getLong(1),
                            found.getLong(2),
                            found.getInt(3),
                            found.getInt(4),
                            found.getInt(5),
                            found.getLong(6),
                            found.getLong(7)));
                }
            }
        }
        List<GroupRow> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        Set<Long> numbers = new HashSet<>();
        shown.forEach(row -> numbers.add(row.sample()));
        Map<Long, FindingPage.Line> samples = lines.of(numbers);
        List<GroupPage.Group> groups = new ArrayList<>();
        for (GroupRow row : shown) {
            FindingPage.Line sample = samples.get(row.sample());
            if (sample == null) {
                throw new IllegalStateException("group " + row + " of environment " + env + " has no finding");
            }
            groups.add(new GroupPage.Group(
                    sample,
                    Severity.ofLevel(row.severity()),
                    row.findings(),
                    row.assets(),
                    FindingTables.instant(row.since()),
                    FindingQuery.due(row.due())));
        }
        return new GroupPage(
                groups, rows.size() > limit ? Optional.of(shown.getLast().at(sort)) : Optional.empty());
    }

    private static String order(GroupSort sort) {
        return switch (sort) {
            case WORST -> "severity desc, findings desc, weakness";
            case MOST -> "assets desc, weakness";
            case DUE -> "due_at, weakness";
        };
    }

    private static String behind(GroupSort sort) {
        return switch (sort) {
            case WORST -> "severity <= ? and (severity < ? or findings < ? or (findings = ? and weakness > ?))";
            case MOST -> "assets <= ? and (assets < ? or weakness > ?)";
            case DUE -> "(due_at, weakness) > (?, ?)";
        };
    }

    private static int bind(PreparedStatement select, int from, GroupSort sort, GroupPage.Cursor after)
            throws SQLException {
        List<Long> values =
                switch (sort) {
                    case WORST ->
                        List.of(after.first(), after.first(), after.second(), after.second(), after.weakness());
                    case MOST -> List.of(after.first(), after.first(), after.weakness());
                    case DUE -> List.of(after.first(), after.weakness());
                };
        int at = from;
        for (long value : values) {
            select.setLong(at++, value);
        }
        return at;
    }

    private record TallyRow(int asset, int worst, Map<Severity, Integer> open, long due) {

        AssetPage.Cursor at() {
            return new AssetPage.Cursor(
                    worst, open.getOrDefault(Severity.CRITICAL, 0), open.getOrDefault(Severity.HIGH, 0), asset);
        }
    }

    AssetPage assets(Assets assets, Imports imports, Optional<AssetPage.Cursor> after, int limit) throws SQLException {
        List<TallyRow> rows = tallies(after, limit + 1);
        List<TallyRow> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        Map<Integer, List<Merge>> names =
                assets.merged(shown.stream().map(TallyRow::asset).toList(), imports);
        List<AssetPage.Line> lines = new ArrayList<>();
        for (TallyRow row : shown) {
            Optional<Asset> asset = assets.asset(row.asset());
            Optional<Instant> due = FindingQuery.due(row.due());
            lines.add(new AssetPage.Line(asset, names.getOrDefault(row.asset(), List.of()), row.open(), due));
        }
        return new AssetPage(
                lines, rows.size() > limit ? Optional.of(shown.getLast().at()) : Optional.empty());
    }

    /// @return one asset, which is read, with what is open on it
    AssetPage.Line asset(Assets assets, Imports imports, int number) throws SQLException {
        List<Merge> also = assets.merged(Set.of(number), imports).getOrDefault(number, List.of());
        try (PreparedStatement select = connection.prepareStatement("select asset, worst, critical, high, medium, low,"
                + " info, due_at from finding_tally where env = ? and asset = ?")) {
            select.setInt(1, env);
            select.setInt(2, number);
            List<TallyRow> rows = rows(select);
            return rows.isEmpty()
                    ? new AssetPage.Line(assets.asset(number), also, Map.of(), Optional.empty())
                    : new AssetPage.Line(
                            assets.asset(number),
                            also,
                            rows.getFirst().open(),
                            FindingQuery.due(rows.getFirst().due()));
        }
    }

    private List<TallyRow> tallies(Optional<AssetPage.Cursor> after, int limit) throws SQLException {
        String behind = " and worst <= ? and (worst < ? or critical < ? or (critical = ? and (high < ? or"
                + " (high = ? and asset > ?))))";
        try (PreparedStatement select = connection.prepareStatement(
                "select asset, worst, critical, high, medium, low, info, due_at from finding_tally where env = ?"
                        + (after.isPresent() ? behind : "")
                        + " order by worst desc, critical desc, high desc, asset limit ?")) {
            int at = 1;
            select.setInt(at++, env);
            if (after.isPresent()) {
                AssetPage.Cursor last = after.get();
                for (int value : new int[] {
                    last.worst(), last.worst(), last.critical(), last.critical(), last.high(), last.high(), last.asset()
                }) {
                    select.setInt(at++, value);
                }
            }
            select.setInt(at, limit);
            return rows(select);
        }
    }

    private static List<TallyRow> rows(PreparedStatement select) throws SQLException {
        List<TallyRow> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Map<Severity, Integer> open = new EnumMap<>(Severity.class);
                for (Severity severity : Severity.values()) {
                    open.put(severity, found.getInt(severity.name().toLowerCase(Locale.ROOT)));
                }
                rows.add(new TallyRow(found.getInt("asset"), found.getInt("worst"), open, found.getLong("due_at")));
            }
        }
        return rows;
    }
}
