package concordat.app.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings flags, environment and file together.
public final class SettingsReading {

    /// Keys that once were, each with its heir, so that an old file stops the start and says what to write.
    static final Map<String, String> DEAD = Map.of("port", "port-base", "data-dir", "data");

    private final Map<Key, Value> values = new EnumMap<>(Key.class);
    private final List<String> problems = new ArrayList<>();

    private record Value(String text, String from) {}

    private SettingsReading() {}

    /// @param home where defaults are taken from
    /// @param flags by key word, as given on the command line; the strongest
    /// @param environment every environment variable
    /// @param file `key = value` lines; the weakest
    /// @throws IllegalArgumentException naming every problem, where it stands and what to do
    public static Settings read(
            Path home, Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
        SettingsReading reading = new SettingsReading();
        file.ifPresent(reading::readFile);
        environment.forEach((name, text) -> {
            if (name.startsWith("CONCORDAT_") && !OTHER_VARIABLES.contains(name)) {
                reading.put(
                        name.substring("CONCORDAT_".length())
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                        text,
                        "environment variable " + name);
            }
        });
        flags.forEach((word, text) -> reading.put(word, text, "flag --" + word));
        return reading.settings(Settings.defaults(home));
    }

    /// Variables with our prefix that are not settings of a network.
    private static final List<String> OTHER_VARIABLES = List.of(
            "CONCORDAT_JAVA_HOME",
            "CONCORDAT_SHARED_DATA",
            "CONCORDAT_URL",
            "CONCORDAT_TOKEN_FILE",
            "CONCORDAT_SMTP_PASSWORD");

    private void readFile(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            String why = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
            throw new IllegalArgumentException("settings file " + file + " cannot be read: " + why, e);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + " line " + number;
            if (equals < 0) {
                problems.add(where + ": not of the form key = value");
            } else {
                put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip(),
                        where);
            }
        }
    }

    private void put(String word, String text, String from) {
        if (DEAD.containsKey(word)) {
            problems.add(from + ": setting " + word + " is gone; use " + DEAD.get(word));
            return;
        }
        for (Key key : Key.values()) {
            if (key.word().equals(word)) {
                values.put(key, new Value(text, from));
                return;
            }
        }
        String known = Stream.of(Key.values()).map(Key::word).collect(Collectors.joining(", "));
        problems.add(from + ": there is no setting " + word + "; there are " + known);
    }

    private Settings settings(Settings defaults) {
        Path data = take(Key.DATA, Path::of).orElse(defaults.data());
        Optional<Integer> portBase = take(Key.PORT_BASE, Integer::valueOf);
        Optional<Integer> devices = take(Key.DEVICES, Integer::valueOf);
        Optional<Integer> bodies = take(Key.BODIES, Integer::valueOf);
        Optional<Long> seed = take(Key.SEED, Long::valueOf);
        Optional<Integer> gateways = take(Key.GATEWAYS, Integer::valueOf);
        Optional<Integer> smtpPort = take(Key.SMTP_PORT, Integer::valueOf);
        Optional<URI> publicUrl = take(Key.PUBLIC_URL, URI::create);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Settings(
                data.toAbsolutePath().normalize(),
                portBase.orElse(defaults.portBase()),
                take(Key.DATABASE, Function.identity()),
                take(Key.DATABASE_USER, Function.identity()).orElse(defaults.databaseUser()),
                take(Key.DATABASE_PASSWORD_FILE, Path::of),
                devices.orElse(defaults.devices()),
                bodies.orElse(defaults.bodies()),
                seed.orElse(defaults.seed()),
                gateways.orElse(defaults.gateways()),
                new Outgoing(
                        take(Key.SMTP_HOST, Function.identity()),
                        smtpPort,
                        take(Key.SMTP_TLS, Function.identity())
                                .orElse(defaults.outgoing().tls()),
                        take(Key.SMTP_USER, Function.identity()),
                        take(Key.SMTP_PASSWORD_FILE, Path::of),
                        take(Key.SMTP_FROM, Function.identity()),
                        take(Key.TRUST_FILE, Path::of),
                        take(Key.WEBHOOK_ALLOW, Function.identity()),
                        publicUrl));
    }

    private <T> Optional<T> take(Key key, Function<String, T> parse) {
        Value value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value.text));
        } catch (IllegalArgumentException e) {
            problems.add(value.from + ": " + key.word() + " is [" + value.text + "]; " + key.meaning());
            return Optional.empty();
        }
    }
}
