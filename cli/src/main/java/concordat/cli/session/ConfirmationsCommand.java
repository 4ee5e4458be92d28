package concordat.cli.session;

import concordat.api.view.ConfirmationUse;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `concordat confirmations`.
@Command(
        name = "confirmations",
        description = {
            "When you proved again who you are, and what for, newest first.",
            "One that you do not know of is a reason to change your password and to tell the Authority."
        },
        footer = {"%nExample:", "  concordat confirmations --token-file owner.token"})
final class ConfirmationsCommand implements Callable<Integer> {

    private static final int MOST = 500;

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    ConfirmationsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address =
                Address.of("sessions", "confirmations").with("limit", String.valueOf(Math.min(limit.most(), MOST)));
        List<ConfirmationUse> all = server.connect(console)
                .page(address.text(), ConfirmationUse.class)
                .items();
        if (output.json()) {
            all.forEach(console::json);
            return Exit.DONE;
        }
        if (all.isEmpty()) {
            console.say("You were never asked to prove again who you are.");
            return Exit.DONE;
        }
        Table table = new Table("at", "acts (SHA-256)", "used", "in the ledger at");
        for (ConfirmationUse use : all) {
            table.row(
                    use.at(),
                    use.acts(),
                    use.spentAt().map(String::valueOf).orElse("not used"),
                    Figures.orDash(use.position()));
        }
        table.print(console, "");
        return Exit.DONE;
    }
}
