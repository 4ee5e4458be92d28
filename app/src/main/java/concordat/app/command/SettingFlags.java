package concordat.app.command;

import concordat.app.settings.Settings;
import concordat.app.settings.SettingsReading;
import concordat.cli.terminal.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The settings of a network as flags, the same for every command that runs a process.
final class SettingFlags {

    /// The one network a demonstration has.
    static final String NETWORK = "demonstration";

    private final Map<String, String> flags = new LinkedHashMap<>();
    private Optional<Path> file = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds everything the network keeps.")
    void data(String value) {
        flags.put("data", value);
    }

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description =
                    "Ports are this plus a fixed number: web 80, decision point 181, gateway 443. 8000 unless said.")
    void portBase(String value) {
        flags.put("port-base", value);
    }

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST:PORT/NAME to use in place of the embedded server.")
    void database(String value) {
        flags.put("database", value);
    }

    @Option(names = "--database-user", paramLabel = "NAME", description = "User name for that server.")
    void databaseUser(String value) {
        flags.put("database-user", value);
    }

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "File that holds that user's password.")
    void databasePasswordFile(String value) {
        flags.put("database-password-file", value);
    }

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "Devices of the demonstration network; 50000 unless said.")
    void devices(String value) {
        flags.put("devices", value);
    }

    @Option(names = "--bodies", paramLabel = "N", description = "Bodies of the demonstration network; 588 unless said.")
    void bodies(String value) {
        flags.put("bodies", value);
    }

    @Option(names = "--seed", paramLabel = "N", description = "What the demonstration network is drawn from.")
    void seed(String value) {
        flags.put("seed", value);
    }

    @Option(names = "--gateways", paramLabel = "N", description = "How many gateways to start, 1 to 8; 1 unless said.")
    void gateways(String value) {
        flags.put("gateways", value);
    }

    @Option(names = "--settings", paramLabel = "FILE", description = "A file of `key = value` lines.")
    void settings(Path value) {
        file = Optional.of(value);
    }

    Settings read(Console console) {
        Path home = console.home().toAbsolutePath().normalize();
        Path usual = home.resolve("concordat.properties");
        Optional<Path> from = file.isPresent() ? file : Optional.of(usual).filter(Files::exists);
        return SettingsReading.read(home, flags, console.environment(), from);
    }

    /// @return the settings, so that a child process reads the same whatever its environment
    static List<String> flags(Settings settings) {
        List<String> all = new ArrayList<>(List.of(
                "--data=" + settings.data(),
                "--port-base=" + settings.portBase(),
                "--database-user=" + settings.databaseUser(),
                "--devices=" + settings.devices(),
                "--bodies=" + settings.bodies(),
                "--seed=" + settings.seed(),
                "--gateways=" + settings.gateways()));
        settings.database().ifPresent(url -> all.add("--database=" + url));
        settings.databasePasswordFile().ifPresent(path -> all.add("--database-password-file=" + path));
        return all;
    }
}
