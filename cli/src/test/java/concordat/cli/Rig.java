package concordat.cli;

import concordat.cli.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/// Runs commands as a process would, with a home folder of its own.
final class Rig {

    /// What a command left behind.
    record Run(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        String onlyError() {
            List<String> lines = err.lines().toList();
            if (lines.size() != 1) {
                throw new AssertionError("not one line: " + lines);
            }
            return lines.getFirst();
        }
    }

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Runnable> interrupts = new CopyOnWriteArrayList<>();
    private Runnable beforeSending = () -> {};
    private InputStream input = InputStream.nullInputStream();

    Rig(Path home) {
        this.home = home;
    }

    /// With a token in the data folder, and the server's address in the environment.
    Rig(Path home, CannedServer server) {
        this(home);
        environment.put("CONCORDAT_URL", server.url());
        write("data/keys/token", "secret-token\n");
    }

    Rig variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// What stands on standard input.
    Rig input(String text) {
        input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Path write(String name, String text) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What Ctrl-C would do.
    void interrupt() {
        List.copyOf(interrupts).forEach(Runnable::run);
    }

    /// Runs before each key is made, that is before each thing is sent that is done once.
    Rig beforeSending(Runnable action) {
        beforeSending = action;
        return this;
    }

    int waiting() {
        return interrupts.size();
    }

    CommandLine root(PrintStream out, PrintStream err) {
        Console console = new Console(input, out, err, false, environment, home, action -> {
            interrupts.add(action);
            return () -> interrupts.remove(action);
        });
        AtomicInteger number = new AtomicInteger();
        InstantSource clock = () -> Instant.parse("2026-11-22T09:00:00Z");
        return Commands.root(
                console,
                () -> {
                    beforeSending.run();
                    return "key-" + number.incrementAndGet();
                },
                clock);
    }

    Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = root(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
