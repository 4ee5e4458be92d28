package concordat.store.findings;

import concordat.catalogue.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Asks for findings so that every part of the question is a range of an index: each severity is asked for by itself,
/// and their answers are merged. What names one asset, weakness or vulnerability is few rows, sorted as they are found.
final class FindingQuery {

    /// Counting ends here.
    static final int MOST_COUNTED = 10_001;

    private static final long NOT_DUE = Long.MAX_VALUE;

    private final int env;
    private final boolean open;
    private final Severity atLeast;
    private final OptionalInt asset;
    private final OptionalLong weakness;
    private final OptionalLong cve;
    private final OptionalLong dueBefore;
    private final Set<Long> weaknesses;
    private final Optional<String> scope;

    /// @param asset by its number; of nothing when the filter names an asset that there is not
    /// @param weaknesses any of these, unless there are none
    FindingQuery(
            int env,
            FindingFilter filter,
            OptionalInt asset,
            OptionalLong weakness,
            OptionalLong cve,
            Set<Long> weaknesses) {
        this.env = env;
        this.open = filter.open();
        this.atLeast = filter.atLeast();
        this.asset = asset;
        this.weakness = weakness;
        this.cve = cve;
        this.weaknesses = new TreeSet<>(weaknesses);
        this.scope = filter.scope();
        this.dueBefore = filter.dueBefore().isPresent()
                ? OptionalLong.of(FindingTables.micros(filter.dueBefore().get()))
                : OptionalLong.empty();
    }

    static long key(FindingPage.Line line, FindingSort sort) {
        return switch (sort) {
            case WORST -> worst(line.finding().facts().severity());
            case DUE -> due(line.due());
            case OLDEST -> FindingTables.micros(line.finding().firstSeenAt());
        };
    }

    static long due(Optional<Instant> due) {
        return due.map(FindingTables::micros).orElse(NOT_DUE);
    }

    static Optional<Instant> due(long column) {
        return column == NOT_DUE ? Optional.empty() : Optional.of(FindingTables.instant(column));
    }

    private static long worst(Severity severity) {
        return (long) Severity.CRITICAL.level() - severity.level();
    }

    private static String column(FindingSort sort) {
        return switch (sort) {
            case WORST -> "(" + Severity.CRITICAL.level() + " - severity)::bigint";
            case DUE -> "due_at";
            case OLDEST -> "first_seen_at";
        };
    }

    /// Runs a statement.
    interface Rows<T> {
        List<T> of(PreparedStatement statement) throws SQLException;
    }

    /// @param columns `number` among them
    /// @param rows receives one statement or several, in the order of the sort
    /// @return at most so many rows behind the cursor
    <T> List<T> page(
            Connection connection, String columns, FindingSort sort, FindingPage.Cursor after, int limit, Rows<T> rows)
            throws SQLException {
        if (few()) {
            return run(few(columns, sort, after, limit), connection, rows);
        }
        if (sort != FindingSort.WORST) {
            return run(merged(columns, sort, after, limit), connection, rows);
        }
        // Those of a lesser severity are not looked at while there are enough of the worse.
        List<T> found = new ArrayList<>();
        for (int level = Severity.CRITICAL.level(); level >= atLeast.level() && found.size() < limit; level--) {
            Sql sql = new Sql();
            branch(sql, columns, sort, after, Severity.ofLevel(level), limit - found.size());
            found.addAll(run(sql, connection, rows));
        }
        return found;
    }

    private Sql few(String columns, FindingSort sort, FindingPage.Cursor after, int limit) {
        Sql sql = new Sql();
        sql.text.append("select ").append(columns).append(" from (");
        found(sql, "finding.*");
        sql.text.append(" offset 0) found where (").append(column(sort)).append(", number) > (?, ?)");
        sql.values.addAll(List.of(after.key(), after.number()));
        sql.text
                .append(" order by ")
                .append(column(sort))
                .append(", number limit ")
                .append(limit);
        return sql;
    }

    /// Numbers first, which an index alone may tell, and only of those that are shown the rest.
    private Sql merged(String columns, FindingSort sort, FindingPage.Cursor after, int limit) {
        Sql sql = new Sql();
        sql.text
                .append("select ")
                .append(columns)
                .append(" from finding where env = ")
                .append(env);
        sql.text.append(" and number = any(array(select number from (");
        for (int level = Severity.CRITICAL.level(); level >= atLeast.level(); level--) {
            sql.text.append(level < Severity.CRITICAL.level() ? " union all (" : "(");
            branch(sql, "number, " + column(sort) + " as key", sort, after, Severity.ofLevel(level), limit);
            sql.text.append(")");
        }
        sql.text.append(") branches order by key, number limit ").append(limit).append("))");
        sql.text.append(" order by ").append(column(sort)).append(", number");
        return sql;
    }

    private void branch(
            Sql sql, String columns, FindingSort sort, FindingPage.Cursor after, Severity severity, int limit) {
        sql.text.append("select ").append(columns).append(" from finding where ");
        conditions(sql);
        sql.text.append(" and severity = ?");
        sql.values.add((long) severity.level());
        if (sort != FindingSort.DUE) {
            dueAtAll(sql, severity);
        }
        if (sort == FindingSort.WORST) {
            sql.text.append(" and number > ?");
            int side = Long.compare(worst(severity), after.key());
            sql.values.add(side > 0 ? Long.MIN_VALUE : side < 0 ? Long.MAX_VALUE : after.number());
        } else {
            sql.text.append(" and (").append(column(sort)).append(", number) > (?, ?)");
            sql.values.addAll(List.of(after.key(), after.number()));
        }
        String order = sort == FindingSort.WORST ? "number" : column(sort) + ", number";
        sql.text.append(" order by ").append(order).append(" limit ").append(limit);
    }

    /// Where none is due in time, as mostly of what is informational, the whole of a severity would be gone through to
    /// find that out.
    private void dueAtAll(Sql sql, Severity severity) {
        dueBefore.ifPresent(at -> {
            sql.text.append(" and exists (select from finding d where d.env = ").append(env);
            sql.text.append(" and d.open = ").append(open).append(" and d.severity = ? and d.due_at < ?)");
            sql.values.addAll(List.of((long) severity.level(), at));
        });
    }

    /// @return how many there are, at most [#MOST_COUNTED]
    int count(Connection connection) throws SQLException {
        Sql sql = new Sql();
        sql.text.append("select count(*) from (");
        found(sql, "1");
        sql.text.append(" limit ").append(MOST_COUNTED).append(") counted");
        return run(sql, connection, statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        return List.of(rows.getInt(1));
                    }
                })
                .getFirst();
    }

    private void found(Sql sql, String columns) {
        sql.text.append("select ").append(columns).append(" from ");
        source(sql);
        sql.text.append(" where ");
        conditions(sql);
        sql.text.append(" and severity >= ?");
        sql.values.add((long) atLeast.level());
    }

    private boolean few() {
        return asset.isPresent()
                || weakness.isPresent()
                || cve.isPresent()
                || !weaknesses.isEmpty()
                || scope.isPresent();
    }

    /// Findings, by the few that a vulnerability or an action names when one is asked for. The planner is not left the
    /// choice: of an environment that has just come in it knows nothing, and would look at every pair.
    private void source(Sql sql) {
        if (cve.isPresent()) {
            named(sql, "number", "finding_cve", "cve = ?");
            sql.values.add(cve.getAsLong());
        } else if (scope.isPresent()) {
            named(sql, "identity", "finding_scope", "scope = " + bytes(scope.get()));
        } else {
            sql.text.append("finding");
        }
    }

    private void named(Sql sql, String column, String table, String those) {
        sql.text
                .append("(select ")
                .append(column)
                .append(" as sought from ")
                .append(table)
                .append(" where env = ")
                .append(env)
                .append(" and ")
                .append(those)
                .append(" offset 0) named cross join lateral (select * from finding f where f.env = ")
                .append(env)
                .append(" and f.")
                .append(column)
                .append(" = named.sought offset 0) finding");
    }

    private static String bytes(String digest) {
        return "'\\x" + HexFormat.of().formatHex(HexFormat.of().parseHex(digest)) + "'::bytea";
    }

    private void conditions(Sql sql) {
        sql.text.append("env = ").append(env).append(" and open = ").append(open);
        asset.ifPresent(number -> {
            sql.text.append(" and asset = ?");
            sql.values.add((long) number);
        });
        weakness.ifPresent(hash -> {
            sql.text.append(" and weakness = ?");
            sql.values.add(hash);
        });
        if (!weaknesses.isEmpty()) {
            sql.text
                    .append(" and weakness in (")
                    .append(weaknesses.stream().map(hash -> "?").collect(Collectors.joining(", ")))
                    .append(")");
            sql.values.addAll(weaknesses);
        }
        if (cve.isPresent()) {
            scope.ifPresent(digest -> sql.text
                    .append(" and exists (select from finding_scope s where s.env = ")
                    .append(env)
                    .append(" and s.scope = ")
                    .append(bytes(digest))
                    .append(" and s.identity = finding.identity offset 0)"));
        }
        dueBefore.ifPresent(at -> {
            sql.text.append(" and due_at < ?");
            sql.values.add(at);
        });
    }

    private static <T> List<T> run(Sql sql, Connection connection, Rows<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text.toString())) {
            for (int i = 0; i < sql.values.size(); i++) {
                statement.setLong(i + 1, sql.values.get(i));
            }
            return rows.of(statement);
        }
    }

    /// A statement in the making, and what stands for its question marks.
    private static final class Sql {
        private final StringBuilder text = new StringBuilder();
        private final List<Long> values = new ArrayList<>();
    }
}
