package concordat.cli.crosswalk;

import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crosswalk retire ID`.
@Command(
        name = "retire",
        description = "Retires a crosswalk of the network: nothing rests on it from then on, and its id is not given"
                + " again. Only the programme lead may.",
        footer = {"%nExample:", "  concordat crosswalk retire model-1.caf-3.2 --reason \"CAF 3.2 is no longer used\""})
final class CrosswalkRetire implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The crosswalk's id; crosswalk list shows them.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    CrosswalkRetire(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Receipt receipt = server.connect(console)
                .delete(Address.of("crosswalks", id).with("reason", reason).text(), Receipt.class);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say("Crosswalk " + id + " is retired (act " + receipt.first() + " at " + receipt.at() + ").");
        }
        return Exit.DONE;
    }
}
