package concordat.cli.evidence;

import concordat.api.view.DocumentReading;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `evidence readings BODY`.
@Command(
        name = "readings",
        description = "Lists who read which of a body's documents, and why they might; for the body's own officers.",
        footer = {"%nExample:", "  concordat evidence readings wickenfield --limit 20"})
final class EvidenceReadings implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose documents.")
    private String body = "";

    EvidenceReadings(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<DocumentReading> all = Pages.read(
                server.connect(console),
                Address.of("bodies", body, "documents", "readings"),
                DocumentReading.class,
                limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("Nobody has read a document of " + body + " here.");
        } else {
            Table table = new Table("at", "who", "as", "evidence");
            all.forEach(r -> table.row(r.at(), r.person(), r.footing(), String.join(", ", r.evidence())));
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
