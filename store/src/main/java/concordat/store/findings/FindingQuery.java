package concordat.store.findings;

import concordat.catalogue.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /// @return the statement, ready to run, of at most so many rows behind the cursor
    PreparedStatement page(Connection connection, String columns, FindingSort sort, FindingPage.Cursor after, int limit)
            throws SQLException {
        List<Long> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        if (few()) {
            sql.append("select ").append(columns).append(" from ");
            source(sql, values);
            sql.append(" where ");
            conditions(sql, values);
            sql.append(" and severity >= ? and (").append(column(sort)).append(", number) > (?, ?)");
            values.addAll(List.of((long) atLeast.level(), after.key(), after.number()));
        } else {
            sql.append("select * from (");
            boolean first = true;
            for (int level = Severity.CRITICAL.level(); level >= atLeast.level(); level--) {
                sql.append(first ? "(" : " union all (");
                branch(sql, values, columns, sort, after, Severity.ofLevel(level), limit);
                sql.append(")");
                first = false;
            }
            sql.append(") branches");
        }
        // Around the branches and not behind them: a lone one cannot be ordered twice.
        sql.append(" order by ").append(column(sort)).append(", number limit ").append(limit);
        return bound(connection, sql, values);
    }

    private void branch(
            StringBuilder sql,
            List<Long> values,
            String columns,
            FindingSort sort,
            FindingPage.Cursor after,
            Severity severity,
            int limit) {
        sql.append("select ").append(columns).append(" from finding where ");
        conditions(sql, values);
        sql.append(" and severity = ?");
        values.add((long) severity.level());
        if (sort == FindingSort.WORST) {
            sql.append(" and number > ?");
            int side = Long.compare(worst(severity), after.key());
            values.add(side > 0 ? Long.MIN_VALUE : side < 0 ? Long.MAX_VALUE : after.number());
        } else {
            sql.append(" and (").append(column(sort)).append(", number) > (?, ?)");
            values.addAll(List.of(after.key(), after.number()));
        }
        String order = sort == FindingSort.WORST ? "number" : column(sort) + ", number";
        sql.append(" order by ").append(order).append(" limit ").append(limit);
    }

    /// @return the statement, ready to run, whose one row is how many there are, at most [#MOST_COUNTED]
    PreparedStatement count(Connection connection) throws SQLException {
        List<Long> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select count(*) from (select 1 from ");
        source(sql, values);
        sql.append(" where ");
        conditions(sql, values);
        sql.append(" and severity >= ? limit ").append(MOST_COUNTED).append(") counted");
        values.add((long) atLeast.level());
        return bound(connection, sql, values);
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
    private void source(StringBuilder sql, List<Long> values) {
        if (cve.isPresent()) {
            named(sql, "number", "finding_cve", "cve = ?");
            values.add(cve.getAsLong());
        } else if (scope.isPresent()) {
            named(sql, "identity", "action_scope", "scope = " + bytes(scope.get()));
        } else {
            sql.append("finding");
        }
    }

    private void named(StringBuilder sql, String column, String table, String those) {
        sql.append("(select ")
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

    private void conditions(StringBuilder sql, List<Long> values) {
        sql.append("env = ").append(env).append(" and open = ").append(open);
        asset.ifPresent(number -> {
            sql.append(" and asset = ?");
            values.add((long) number);
        });
        weakness.ifPresent(hash -> {
            sql.append(" and weakness = ?");
            values.add(hash);
        });
        if (!weaknesses.isEmpty()) {
            sql.append(" and weakness in (")
                    .append(weaknesses.stream().map(hash -> "?").collect(Collectors.joining(", ")))
                    .append(")");
            values.addAll(weaknesses);
        }
        if (cve.isPresent()) {
            scope.ifPresent(digest -> sql.append(" and exists (select from action_scope s where s.env = ")
                    .append(env)
                    .append(" and s.scope = ")
                    .append(bytes(digest))
                    .append(" and s.identity = finding.identity offset 0)"));
        }
        dueBefore.ifPresent(at -> {
            sql.append(" and due_at < ?");
            values.add(at);
        });
    }

    private static PreparedStatement bound(Connection connection, StringBuilder sql, List<Long> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setLong(i + 1, values.get(i));
        }
        return statement;
    }
}
