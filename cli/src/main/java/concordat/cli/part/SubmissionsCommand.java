package concordat.cli.part;

import concordat.api.ApiClient;
import concordat.api.view.QueueView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `submissions`.
@Command(
        name = "submissions",
        description = {
            "Lists packs handed in for assessment, newest first; with --queue those that wait, oldest first.",
            "States: unsigned, queued, in-assessment, refusal-to-second, concluded, withdrawn."
        },
        footer = {
            "%nExamples:",
            "  concordat submissions --queue",
            "  concordat submissions --body b-0042 --state concluded",
            "  concordat submissions read s-7",
            "%nWith --queue and --json the first line is the queue in figures."
        })
public final class SubmissionsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Listing listing = new Listing();

    @Option(names = "--queue", description = "The queue: how long it is, when it will be worked off, and who waits.")
    private boolean queue;

    private SubmissionsCommand(Console console) {
        this.console = console;
    }

    /// @param keys a fresh idempotency key each time
    /// @return the command with those below it
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new SubmissionsCommand(console));
        line.addSubcommand(new SubmissionRead(console));
        line.addSubcommand(new SubmissionSign(console, keys));
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = listing.server.connect(console);
        if (queue) {
            QueueView figures = api.read(Address.of("submissions", "queue").text(), QueueView.class);
            if (listing.output.json()) {
                console.json(figures);
            } else {
                tell(figures);
            }
        }
        listing.show(console, api, Part.SUBMISSIONS, queue);
        return Exit.DONE;
    }

    private void tell(QueueView queue) {
        console.say(Figures.count(queue.waiting()) + " waiting"
                + queue.oldestDays().map(d -> ", the oldest for " + days(d)).orElse("") + "; "
                + Figures.count(queue.late()) + " past the service level of " + queue.serviceLevel()
                + " working days.");
        console.say(Figures.count(queue.concluded()) + " concluded in the last 28 days; "
                + queue.daysToClear()
                        .map(d -> "at that rate the last of these is concluded in " + days(d) + ".")
                        .orElse("so nothing can be said of when the last of these is concluded."));
    }

    private static String days(int days) {
        return Figures.count(days) + (days == 1 ? " day" : " days");
    }
}
