package concordat.store;

import concordat.assurance.ids.NetworkId;
import java.sql.Connection;
import java.sql.SQLException;

/// The door to what is kept in PostgreSQL. Opens a database, brings its tables up to date, and hands out what reads and
/// writes them. Thread-safe.
public final class Stores implements AutoCloseable {

    private final Database database;

    private Stores(Database database) {
        this.database = database;
    }

    /// @throws StoreFailure when the database does not answer or is not Concordat's, with what to do about it
    public static Stores open(DatabaseAddress address) {
        return new Stores(Database.open(address));
    }

    /// Reads a network's ledger and becomes its writer when nobody is. To be closed before this.
    ///
    /// @throws StoreFailure when what the database holds is not what was signed
    public LedgerStore ledger(LedgerSettings settings) {
        return LedgerStore.open(database, settings);
    }

    public CallerStore callers(NetworkId network) {
        return new CallerStore(database, network);
    }

    public AccountStore accounts(NetworkId network) {
        return new AccountStore(database, network);
    }

    public ConfirmationStore confirmations(NetworkId network) {
        return new ConfirmationStore(database, network);
    }

    /// What is done with a connection, all of it or nothing.
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// One transaction, committed when the work returns. For stores that work on the caller's connection.
    ///
    /// @throws StoreFailure when the database fails
    public <T> T write(Work<T> work) {
        return database.write(work::with);
    }

    /// One transaction that only reads, all of it as of one moment.
    ///
    /// @throws StoreFailure when the database fails
    public <T> T read(Work<T> work) {
        return database.readAsOfOneMoment(work::with);
    }

    /// One transaction that is rolled back when the work returns: for seeing what a change would do.
    ///
    /// @throws StoreFailure when the database fails
    public <T> T tried(Work<T> work) {
        return database.write(connection -> {
            T result = work.with(connection);
            connection.rollback();
            return result;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
