package concordat.cli.signals;

import concordat.api.view.SignalEvent;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `signals heard BODY`.
@Command(
        name = "heard",
        description =
                "Lists the security events that were told of a body, the newest first, and what followed from each.",
        footer = {"%nExample:", "  concordat signals heard wickenfield --type device-compliance-change --effect acted"})
final class SignalsHeard implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--stream", paramLabel = "STREAM", description = "Only of this stream.")
    private Optional<String> stream = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type, such as session-revoked.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--subject", paramLabel = "WORDS", description = "Only about whom or what these words name.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--effect", paramLabel = "EFFECT", description = "Only acted, none or late.")
    private Optional<String> effect = Optional.empty();

    @Option(names = "--sort", paramLabel = "BY", description = "-heard (default), the newest first, or heard.")
    private Optional<String> sort = Optional.empty();

    SignalsHeard(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "signals")
                .with("stream", stream)
                .with("type", type)
                .with("subject", subject)
                .with("effect", effect)
                .with("sort", sort);
        List<SignalEvent> found = Pages.read(server.connect(console), list, SignalEvent.class, limit.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("No such event was told.");
        } else {
            Table table = new Table("heard", "type", "subject", "effect", "what followed", "again", "stream");
            for (SignalEvent event : found) {
                table.row(
                        event.heardAt(),
                        event.type().replaceAll(".*/", ""),
                        event.subject(),
                        event.effect(),
                        event.said(),
                        event.repeats(),
                        event.stream());
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
