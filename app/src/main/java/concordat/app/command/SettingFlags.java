package concordat.app.command;

import concordat.app.settings.Outgoing;
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

    @Option(names = "--smtp-host", paramLabel = "HOST", description = "Mail server; without one no mail is sent.")
    void smtpHost(String value) {
        flags.put("smtp-host", value);
    }

    @Option(
            names = "--smtp-port",
            paramLabel = "N",
            description = "Its port; 587, 465 or 25 by --smtp-tls unless said.")
    void smtpPort(String value) {
        flags.put("smtp-port", value);
    }

    @Option(
            names = "--smtp-tls",
            paramLabel = "HOW",
            description = "starttls (unless said), implicit, or none to this machine.")
    void smtpTls(String value) {
        flags.put("smtp-tls", value);
    }

    @Option(names = "--smtp-user", paramLabel = "NAME", description = "User name for the mail server.")
    void smtpUser(String value) {
        flags.put("smtp-user", value);
    }

    @Option(names = "--smtp-password-file", paramLabel = "FILE", description = "File that holds that user's password.")
    void smtpPasswordFile(String value) {
        flags.put("smtp-password-file", value);
    }

    @Option(names = "--smtp-from", paramLabel = "ADDRESS", description = "Address that mail comes from.")
    void smtpFrom(String value) {
        flags.put("smtp-from", value);
    }

    @Option(
            names = "--trust-file",
            paramLabel = "FILE",
            description = "Certificate authorities (PEM) for mail server and webhooks.")
    void trustFile(String value) {
        flags.put("trust-file", value);
    }

    @Option(
            names = "--webhook-allow",
            paramLabel = "BLOCKS",
            description = "Addresses within a network that webhooks may go to, such as 10.1.0.0/16.")
    void webhookAllow(String value) {
        flags.put("webhook-allow", value);
    }

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where people reach the network, for links in what is sent.")
    void publicUrl(String value) {
        flags.put("public-url", value);
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
        outgoing(settings.outgoing(), all);
        return all;
    }

    private static void outgoing(Outgoing outgoing, List<String> all) {
        all.add("--smtp-tls=" + outgoing.tls());
        outgoing.host().ifPresent(v -> all.add("--smtp-host=" + v));
        outgoing.port().ifPresent(v -> all.add("--smtp-port=" + v));
        outgoing.user().ifPresent(v -> all.add("--smtp-user=" + v));
        outgoing.passwordFile().ifPresent(v -> all.add("--smtp-password-file=" + v));
        outgoing.from().ifPresent(v -> all.add("--smtp-from=" + v));
        outgoing.trustFile().ifPresent(v -> all.add("--trust-file=" + v));
        outgoing.webhookAllow().ifPresent(v -> all.add("--webhook-allow=" + v));
        outgoing.publicUrl().ifPresent(v -> all.add("--public-url=" + v));
    }
}
