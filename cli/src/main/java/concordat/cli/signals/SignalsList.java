package concordat.cli.signals;

import concordat.api.view.SignalStreamView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `signals list BODY`.
@Command(
        name = "list",
        description = "Lists who tells a body's security events, when each was last heard, and what was refused.",
        footer = {"%nExample:", "  concordat signals list wickenfield"})
final class SignalsList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    SignalsList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<SignalStreamView> all = server.connect(console)
                .page(Address.of("bodies", body, "signal-streams").text(), SignalStreamView.class)
                .items();
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("Nobody tells events. concordat signals add " + body + " registers who does.");
        } else {
            Table table = new Table("stream", "name", "issuer", "way", "state", "heard", "refused", "trouble");
            for (SignalStreamView one : all) {
                table.row(
                        one.id(),
                        one.name(),
                        one.issuer(),
                        one.way(),
                        one.state(),
                        one.heardAt().map(Instant::toString).orElse("-"),
                        one.refused()
                                + one.refusedWhy().map(why -> ", last " + why).orElse(""),
                        one.failure().orElse("-"));
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
