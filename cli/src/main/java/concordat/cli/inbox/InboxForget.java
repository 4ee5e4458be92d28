package concordat.cli.inbox;

import concordat.api.view.Accepted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `inbox forget`.
@Command(
        name = "forget",
        description = {
            "Forgets your address and preferences, your inbox, your calendar links and what was sent to you.",
            "With --person, those of somebody else; the programme lead only."
        },
        footer = {"%nExample:", "  concordat inbox forget"})
final class InboxForget implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--person", paramLabel = "ID", description = "Somebody else.")
    private Optional<String> person = Optional.empty();

    InboxForget(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = person.map(p -> Address.of("people", p, "notices"))
                .orElseGet(() -> Address.of("people", "me", "preferences"));
        Accepted done = server.connect(console).delete(address.text(), Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say(done.accepted() == 0 ? "There was nothing to forget." : "Forgotten.");
        }
        return Exit.DONE;
    }
}
