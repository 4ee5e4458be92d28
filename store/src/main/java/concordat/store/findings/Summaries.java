package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.Asset;
import concordat.findings.Merge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One environment's open findings added up, within one transaction: by weakness and by asset.
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
        run("insert into finding_group (env, weakness, sample, severity, findings, assets, since, due_at)"
                + " select env, weakness, min(number), max(severity), count(*), count(distinct asset),"
                + " min(first_seen_at), min(due_at) from finding where env = ? and open group by env, weakness");
        run("delete from finding_tally where env = ?");
        run("insert into finding_tally (env, asset, worst, critical, high, medium, low, info, due_at)"
                + " select env, asset, max(severity), count(*) filter (where severity = 4),"
                + " count(*) filter (where severity = 3), count(*) filter (where severity = 2),"
                + " count(*) filter (where severity = 1), count(*) filter (where severity = 0), min(due_at)"
                + " from finding where env = ? and open group by env, asset");
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
