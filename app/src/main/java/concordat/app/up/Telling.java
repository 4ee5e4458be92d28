package concordat.app.up;

import concordat.api.ApiJson;
import concordat.demo.Greeting;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Tells of a start and a stop: lines for people, or with `--json` one object a line.
public final class Telling {

    private final PrintStream out;
    private final boolean json;
    private final long began = System.nanoTime();

    /// One line of `--json` on the way.
    private record Step(double seconds, String doing) {}

    /// The line of `--json` once everything is up.
    private record Ready(
            double seconds,
            URI web,
            List<String> accounts,
            String password,
            String keys,
            String holder,
            String lacker) {}

    /// The line of `--json` once everything has stopped.
    private record Stopped(String stopped) {}

    /// @param json whether to tell it to a program
    public Telling(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /// Tells what is done now.
    void step(String what) {
        double seconds = seconds();
        say(String.format(Locale.ROOT, "%5.1f s  %s", seconds, what), new Step(seconds, what.strip()));
    }

    /// Tells where to look and what to try.
    ///
    /// @param keys folder of the certificates to try it with
    void up(URI web, Path keys, Greeting greeting, String text) {
        double seconds = seconds();
        say(
                String.format(Locale.ROOT, "%nUp after %.0f ms. Ctrl-C stops everything.%n%n%s", seconds * 1_000, text),
                new Ready(
                        seconds,
                        web,
                        greeting.accounts(),
                        greeting.password(),
                        keys.toString(),
                        greeting.holder(),
                        greeting.lacker()));
    }

    void stopped(Path data) {
        say("Stopped. What it holds is in " + data + "; the next start goes on with it.", new Stopped(data.toString()));
    }

    private double seconds() {
        return Math.round((System.nanoTime() - began) / 1e6) / 1e3;
    }

    private void say(String line, Object view) {
        out.println(json ? ApiJson.line(view) : line);
    }
}
