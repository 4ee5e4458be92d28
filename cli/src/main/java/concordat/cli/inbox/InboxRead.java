package concordat.cli.inbox;

import concordat.api.view.Accepted;
import concordat.api.view.NoticesRead;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inbox read [ID...]`.
@Command(
        name = "read",
        description = {"Notes that you have read notices."},
        footer = {"%nExamples:", "  concordat inbox read n-0123456789abcdef01234567", "  concordat inbox read --all"})
final class InboxRead implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "Notices' ids.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that there are.")
    private boolean all;

    InboxRead(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (all != ids.isEmpty()) {
            throw new CannotGoOn("name the notices that you have read, or give --all");
        }
        NoticesRead read = new NoticesRead(all ? Optional.empty() : Optional.of(ids));
        Accepted done =
                server.connect(console).post(Address.of("notices", "read").text(), read, keys.get(), Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say(done.accepted() + " read.");
        }
        return Exit.DONE;
    }
}
