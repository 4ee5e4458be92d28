package concordat.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What this process runs with.
///
/// @param data folder that holds everything the network keeps
/// @param portBase ports are this plus a fixed number; between 1024 and 65000
/// @param database a server to use in place of the embedded one
/// @param databaseUser user name for that server
/// @param databasePasswordFile file that holds that user's password
/// @param devices how many devices the demonstration network has, at least 100
/// @param bodies how many bodies the demonstration network has, at least 30
/// @param seed what the demonstration network is drawn from
/// @param gateways how many gateways `up` starts, 1 to 8
/// @param outgoing mail and webhooks
public record Settings(
        Path data,
        int portBase,
        Optional<String> database,
        String databaseUser,
        Optional<Path> databasePasswordFile,
        int devices,
        int bodies,
        long seed,
        int gateways,
        Outgoing outgoing) {

    public Settings {
        within("port-base", portBase, 1024, 65_000);
        within("devices", devices, 100, 20_000_000);
        within("bodies", bodies, 30, 5_000);
        within("gateways", gateways, 1, 8);
        if (database.isPresent() && !database.get().startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException("database is " + database.get()
                    + "; give jdbc:postgresql://HOST:PORT/NAME, or leave it out for the embedded server");
        }
        if (database.isPresent() && database.get().contains("password=")) {
            throw new IllegalArgumentException(
                    "database holds a password; put it in a file and name that with database-password-file");
        }
    }

    private static void within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + value + "; give " + least + " to " + most);
        }
    }

    /// What holds when nothing is set.
    public static Settings defaults(Path home) {
        return new Settings(
                home.resolve("data"),
                8000,
                Optional.empty(),
                "concordat",
                Optional.empty(),
                50_000,
                588,
                2013,
                1,
                Outgoing.NONE);
    }

    public int webPort() {
        return portBase + 80;
    }

    /// Where enforcement points of others ask a gateway, when it lets them.
    ///
    /// @param index from 0
    public int decisionPort(int index) {
        return portBase + 181 + 10 * index;
    }

    /// As [#decisionPort(int)], for HAProxy.
    ///
    /// @param index from 0
    public int haproxyPort(int index) {
        return portBase + 182 + 10 * index;
    }

    public int databasePort() {
        return portBase + 432;
    }

    /// @param index from 0
    public int gatewayPort(int index) {
        return portBase + 443 + 10 * index;
    }

    public int feedPort() {
        return portBase + 444;
    }

    /// Where devices come in, and what watches over them reports.
    public int devicePort() {
        return portBase + 445;
    }

    /// @param index from 0
    public int samplePort(int index) {
        return portBase + 600 + index;
    }

    /// @param index from 0
    public int gatewayHealthPort(int index) {
        return portBase + 700 + index;
    }

    public URI web() {
        return URI.create("http://127.0.0.1:" + webPort());
    }
}
