package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Accounts, sessions and API tokens. Thread-safe.
public final class AccountStore {

    private static final String ACCOUNT = "select id, login, password_hash, disabled, created_at from account";
    private static final String TOKEN = "select hash, kind, account, label, created_at, expires_at from token";

    private final Database database;
    private final NetworkId network;

    AccountStore(Database database, NetworkId network) {
        this.database = database;
        this.network = network;
    }

    /// What came of adding an account.
    public enum Adding {
        ADDED,
        /// Another account has this login or this id.
        TAKEN
    }

    public Adding add(Account account) {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into account (network, id, login, password_hash, disabled, created_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setString(2, account.id().value());
                insert.setString(3, account.login());
                insert.setString(4, account.passwordHash());
                insert.setBoolean(5, account.disabled());
                insert.setLong(6, Micros.of(account.createdAt()));
                return insert.executeUpdate() == 1 ? Adding.ADDED : Adding.TAKEN;
            }
        });
    }

    public Optional<Account> byLogin(String login) {
        return account(" where network = ? and login = ?", login);
    }

    public Optional<Account> byId(PersonId id) {
        return account(" where network = ? and id = ?", id.value());
    }

    /// One page of accounts by login.
    ///
    /// @param afterLogin the last login of the page before, empty for the first page
    public List<Account> page(String afterLogin, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(ACCOUNT + " where network = ? and login > ? order by login limit ?")) {
                select.setString(1, network.value());
                select.setString(2, afterLogin);
                select.setInt(3, limit);
                List<Account> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(account(rows));
                    }
                }
                return found;
            }
        });
    }

    /// Gives an account another password and ends its sessions.
    ///
    /// @return whether there is such an account
    public boolean changePassword(PersonId id, String passwordHash) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update account set password_hash = ? where network = ? and id = ?")) {
                update.setString(1, passwordHash);
                update.setString(2, network.value());
                update.setString(3, id.value());
                boolean known = update.executeUpdate() == 1;
                endTokens(
                        connection.prepareStatement(
                                "delete from token where network = ? and account = ? and kind = 'SESSION'"),
                        id);
                return known;
            }
        });
    }

    /// Lets nobody in by this account any more and ends its sessions and tokens.
    ///
    /// @return whether there is such an account
    public boolean disable(PersonId id) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update account set disabled = true where network = ? and id = ?")) {
                update.setString(1, network.value());
                update.setString(2, id.value());
                boolean known = update.executeUpdate() == 1;
                endTokens(connection.prepareStatement("delete from token where network = ? and account = ?"), id);
                return known;
            }
        });
    }

    /// @throws StoreFailure when there is no such account
    public void addToken(Token token) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into token (network, hash, kind, account, label, created_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, network.value());
                insert.setBytes(2, HexFormat.of().parseHex(token.hash()));
                insert.setString(3, token.kind().name());
                insert.setString(4, token.account().value());
                insert.setString(5, token.label());
                insert.setLong(6, Micros.of(token.createdAt()));
                insert.setLong(7, Micros.of(token.expiresAt()));
                return insert.executeUpdate();
            }
        });
    }

    /// @param hash lower-case hex SHA-256 of the token
    /// @return the token, empty when it is not known, has expired, or its account is disabled
    public Optional<Token> token(String hash, Instant now) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(TOKEN
                    + " where network = ? and hash = ? and expires_at > ? and not exists (select from account a where"
                    + " a.network = token.network and a.id = token.account and a.disabled)")) {
                select.setString(1, network.value());
                select.setBytes(2, HexFormat.of().parseHex(hash));
                select.setLong(3, Micros.of(now));
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(token(rows)) : Optional.empty();
                }
            }
        });
    }

    /// @return all tokens of an account, the newest first
    public List<Token> tokensOf(PersonId account) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    TOKEN + " where network = ? and account = ? order by created_at desc, hash")) {
                select.setString(1, network.value());
                select.setString(2, account.value());
                List<Token> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(token(rows));
                    }
                }
                return found;
            }
        });
    }

    /// @return whether it was known
    public boolean endToken(String hash) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from token where network = ? and hash = ?")) {
                delete.setString(1, network.value());
                delete.setBytes(2, HexFormat.of().parseHex(hash));
                return delete.executeUpdate() == 1;
            }
        });
    }

    /// Forgets what has run out.
    ///
    /// @return how many
    public int dropExpired(Instant now) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from token where network = ? and expires_at <= ?")) {
                delete.setString(1, network.value());
                delete.setLong(2, Micros.of(now));
                return delete.executeUpdate();
            }
        });
    }

    private void endTokens(PreparedStatement delete, PersonId account) throws SQLException {
        try (delete) {
            delete.setString(1, network.value());
            delete.setString(2, account.value());
            delete.executeUpdate();
        }
    }

    private Optional<Account> account(String where, String key) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ACCOUNT + where)) {
                select.setString(1, network.value());
                select.setString(2, key);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(account(rows)) : Optional.empty();
                }
            }
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new PersonId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                Micros.instant(row.getLong(5)));
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                HexFormat.of().formatHex(row.getBytes(1)),
                Token.Kind.valueOf(row.getString(2)),
                new PersonId(row.getString(3)),
                row.getString(4),
                Micros.instant(row.getLong(5)),
                Micros.instant(row.getLong(6)));
    }
}
