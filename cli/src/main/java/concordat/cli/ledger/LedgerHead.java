package concordat.cli.ledger;

import concordat.api.view.HeadView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger head`.
@Command(
        name = "head",
        description = {
            "Shows the newest signed head of the ledger.",
            "Kept somewhere else, it shows later whether anything was taken away or changed: see ledger verify --witness."
        },
        footer = {"%nExample:", "  concordat ledger head --json >> heads-we-keep.jsonl"})
final class LedgerHead implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    LedgerHead(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HeadView head =
                server.connect(console).read(Address.of("ledger", "head").text(), HeadView.class);
        if (output.json()) {
            console.json(head);
            return Exit.DONE;
        }
        console.say("Network " + head.network() + ": " + Figures.count(head.size()) + " acts, signed at " + head.at());
        console.say("  root       " + head.root());
        console.say("  key        " + head.keyId());
        console.say("  signature  " + head.signature());
        return Exit.DONE;
    }
}
