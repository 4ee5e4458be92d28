package concordat.store;

/// Where a PostgreSQL database is and how to log in to it. Printed without the password.
///
/// @param url begins with `jdbc:postgresql:` and holds no password
public record DatabaseAddress(String url, String user, String password) {

    private static final String SCHEME = "jdbc:postgresql:";

    public DatabaseAddress {
        if (!url.startsWith(SCHEME)) {
            throw new StoreFailure(
                    "not a PostgreSQL address", shown(url), "write jdbc:postgresql://host:port/database");
        }
        if (url.contains("password=")) {
            throw new StoreFailure(
                    "a password in the database address",
                    shown(url),
                    "put it in a file or in the environment; addresses end up in logs");
        }
        if (user.isBlank()) {
            throw new StoreFailure("no database user", shown(url), "name one in the settings");
        }
    }

    /// @return the address up to its first `?`, so that nothing secret is printed
    static String shown(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    @Override
    public String toString() {
        return shown(url) + " as " + user;
    }
}
