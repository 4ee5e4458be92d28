package concordat.cli.terminal;

import concordat.api.ApiJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a command finds around it.
///
/// @param in standard input
/// @param out takes results, UTF-8
/// @param err takes progress and errors, UTF-8
/// @param interactive whether a person watches `err` on a terminal
/// @param environment the process's variables
/// @param home the folder Concordat stands in; `data` in it is where a network keeps everything unless told otherwise
/// @param interrupts tells when a person wants it to stop
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path home,
        Interrupts interrupts) {

    /// For how long a process that was asked to stop may still finish its step and tell what it did.
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    /// How a command learns that it should stop.
    @FunctionalInterface
    public interface Interrupts {

        /// @param action runs on a thread of its own, at most once; afterwards the process waits for what is registered
        ///     to be taken back
        /// @return to be taken back once everything has been told
        Registration onInterrupt(Runnable action);
    }

    /// Something that waits to be run, until it is taken back.
    @FunctionalInterface
    public interface Registration {
        void takeBack();
    }

    public Console {
        environment = Map.copyOf(environment);
    }

    /// The console of this process: its standard streams, its environment, Ctrl-C, and the folder that the system
    /// property `concordat.home` names.
    public static Console ofProcess() {
        return new Console(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Optional.ofNullable(System.console())
                        .filter(terminal -> terminal.isTerminal())
                        .isPresent(),
                System.getenv(),
                Path.of(System.getProperty("concordat.home", ".")),
                Console::whenTheProcessEnds);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Registration whenTheProcessEnds(Runnable action) {
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> letEnd(action, over), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            over.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already, so the action runs or has run.
            }
        };
    }

    /// The process is gone once this returns, so it waits until what was asked to stop has told what it did.
    private static void letEnd(Runnable action, CountDownLatch over) {
        action.run();
        try {
            if (!over.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("not over " + LONGEST_END.toSeconds() + " s after it was asked to stop; given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Prints one line of a result. What came from elsewhere cannot steer the terminal.
    public void say(String line) {
        out.println(plain(line));
    }

    /// Prints one record as one line of JSON.
    public void json(Object view) {
        out.println(ApiJson.line(view));
    }

    /// Prints one line about what went wrong or on.
    public void warn(String line) {
        err.println(plain(line));
    }

    /// Asks a person for what nobody may see, on the terminal itself.
    ///
    /// @return none when nobody sits at a terminal
    public Optional<String> unseen(String question) {
        return interactive
                ? Optional.ofNullable(System.console())
                        .map(terminal -> terminal.readPassword("%s", question))
                        .map(String::new)
                : Optional.empty();
    }

    /// @return the text on one line, with a question mark for whatever a terminal might obey
    public static String plain(String text) {
        return text.replaceAll("\\R+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
