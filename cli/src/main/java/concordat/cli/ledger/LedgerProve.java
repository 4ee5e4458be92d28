package concordat.cli.ledger;

import concordat.api.view.InclusionView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ledger prove POSITION`.
@Command(
        name = "prove",
        description = {
            "Fetches the proof that one act is in the ledger, as one line of JSON with the signed head it rests on.",
            "Whoever has it can check it offline: see ledger verify --inclusion."
        },
        footer = {"%nExample:", "  concordat ledger prove 1042 > act-1042.json"})
final class LedgerProve implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "POSITION", description = "The act's position, from 0.")
    private long position;

    LedgerProve(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        console.json(server.connect(console)
                .read(Address.of("ledger", "inclusion", Long.toString(position)).text(), InclusionView.class));
        return Exit.DONE;
    }
}
