package concordat.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// A pool of connections to a database whose tables are those of this release. Thread-safe.
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 12;
    /// Raised with every file in `migration`.
    static final int NEWEST_MIGRATION = 21;

    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private Database(DatabaseAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /// What is done with a connection.
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    static Database open(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setPoolName("concordat");
        config.setDataSourceProperties(driverSettings());
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(address, e);
        }
        Database database = new Database(address, pool);
        boolean ready = false;
        try {
            database.bringUpToDate();
            ready = true;
            return database;
        } finally {
            if (!ready) {
                pool.close();
            }
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /// A connection outside the pool, for what must notice when this one connection breaks.
    Connection dedicated() throws SQLException {
        Properties settings = driverSettings();
        settings.setProperty("user", address.user());
        settings.setProperty("password", address.password());
        settings.setProperty("socketTimeout", "30"); // a host that vanished never answers
        return DriverManager.getConnection(address.url(), settings);
    }

    /// One statement that only reads, sent by itself: a transaction around it would cost another exchange.
    <T extends @Nullable Object> T ask(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// One transaction that only reads. Each statement reads as of its own moment.
    <T extends @Nullable Object> T read(Work<T> work) {
        return transaction(work, true);
    }

    /// One transaction that only reads, all of it as of one moment.
    <T extends @Nullable Object> T readAsOfOneMoment(Work<T> work) {
        return transaction(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("set transaction isolation level repeatable read");
                    }
                    return work.with(connection);
                },
                true);
    }

    /// One transaction, committed when the work returns.
    <T extends @Nullable Object> T write(Work<T> work) {
        return transaction(work, false);
    }

    /// @return the failure of a database that does not answer, or does not as it should
    StoreFailure failed(SQLException e) {
        return unreachable(address, e);
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T extends @Nullable Object> T transaction(Work<T> work, boolean readOnly) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(readOnly);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void rollBack(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e); // the connection broke: the server rolls back by itself
        }
    }

    private static Properties driverSettings() {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "concordat");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", "10");
        settings.setProperty("reWriteBatchedInserts", "true");
        return settings;
    }

    private void bringUpToDate() {
        if (!upToDate()) {
            try {
                Flyway.configure(Database.class.getClassLoader())
                        .dataSource(pool)
                        .loggers("slf4j")
                        .locations("classpath:concordat/store/migration")
                        .validateMigrationNaming(true)
                        .cleanDisabled(true)
                        .load()
                        .migrate();
            } catch (FlywayException e) {
                throw new StoreFailure(
                        "the database's tables cannot be brought up to date",
                        address.toString(),
                        "check that this database is Concordat's own and no newer than this release",
                        e);
            }
        }
        String derived = text("derived.sql");
        write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(derived);
            }
        });
    }

    /// Asking costs a millisecond where Flyway takes most of a second to find that it has nothing to do.
    private boolean upToDate() {
        return read(connection -> {
            try (Statement statement = connection.createStatement()) {
                try (var rows = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                    if (!rows.next() || !rows.getBoolean(1)) {
                        return false;
                    }
                }
                try (var rows = statement.executeQuery("select count(*) filter (where not success),"
                        + " max(version::int) from flyway_schema_history where version is not null")) {
                    return rows.next() && rows.getInt(1) == 0 && rows.getInt(2) == NEWEST_MIGRATION;
                }
            }
        });
    }

    private static String text(String name) {
        try (@Nullable InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreFailure unreachable(DatabaseAddress address, Exception e) {
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing");
        return new StoreFailure(
                "the database does not answer as it should",
                address.toString(),
                "check that it runs and accepts this user; it said: " + said,
                e);
    }
}
