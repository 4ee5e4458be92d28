package concordat.cli;

import concordat.api.view.ConcernView;
import concordat.api.view.ReadinessView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `readiness BODY`.
@Command(
        name = "readiness",
        description = {
            "Says what to look at before a pack is handed in, and how to put it right.",
            "What stands in the way comes first. The digest named is what whoever hands the pack in names, and whoever"
                    + " signs it signs."
        },
        footer = {
            "%nExample:",
            "  concordat readiness b-0042 --blocking",
            "%nEnds with 6 when something stands in the way."
        })
final class ReadinessCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "The body's id.")
    private String body = "";

    @Option(names = "--blocking", description = "Only what stands in the way.")
    private boolean blocking;

    ReadinessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = Address.of("bodies", body, "readiness");
        boolean ready = true;
        for (ReadinessView view : server.connect(console)
                .page(address.text(), ReadinessView.class)
                .items()) {
            ready &= view.blocking() == 0;
            print(view);
        }
        return ready ? Exit.DONE : Exit.NOT_READY;
    }

    private void print(ReadinessView view) {
        if (output.json()) {
            console.json(view);
            return;
        }
        List<ConcernView> shown =
                view.concerns().stream().filter(c -> c.blocks() || !blocking).toList();
        console.say(
                "Environment " + view.environment() + ", edition " + view.edition() + ", pack " + view.packDigest());
        for (ConcernView concern : shown) {
            console.say("  " + (concern.blocks() ? "stands in the way" : "look at") + "  " + concern.number()
                    + concern.control().map(c -> " " + c).orElse("") + ": " + concern.text() + " ("
                    + concern.detail() + ")");
            console.say("      " + concern.fix());
        }
        console.say(
                view.blocking() == 0
                        ? "  Nothing stands in the way of a submission."
                        : "  " + view.blocking() + " of " + view.concerns().size() + " stand in the way.");
    }
}
