package concordat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

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

    /// A server that somebody else runs. User and password come from the environment, the password also from a file:
    /// never from the address or an argument, which others on the machine can read.
    ///
    /// @param environment `CONCORDAT_DATABASE_USER`, and `CONCORDAT_DATABASE_PASSWORD` or
    ///     `CONCORDAT_DATABASE_PASSWORD_FILE`, a file whose first line it is
    /// @throws StoreFailure when something is missing, with what to do about it
    public static DatabaseAddress external(String url, Map<String, String> environment) {
        String user = environment.getOrDefault("CONCORDAT_DATABASE_USER", "");
        if (user.isBlank()) {
            throw new StoreFailure("no database user", shown(url), "set CONCORDAT_DATABASE_USER");
        }
        return new DatabaseAddress(url, user, password(url, environment));
    }

    private static String password(String url, Map<String, String> environment) {
        String given = environment.getOrDefault("CONCORDAT_DATABASE_PASSWORD", "");
        String file = environment.getOrDefault("CONCORDAT_DATABASE_PASSWORD_FILE", "");
        if (given.isEmpty() == file.isEmpty()) {
            throw new StoreFailure(
                    given.isEmpty() ? "no database password" : "two database passwords",
                    shown(url),
                    "set CONCORDAT_DATABASE_PASSWORD or CONCORDAT_DATABASE_PASSWORD_FILE");
        }
        if (!given.isEmpty()) {
            return given;
        }
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new StoreFailure("the database's password cannot be read", file, "check the file and its owner", e);
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
