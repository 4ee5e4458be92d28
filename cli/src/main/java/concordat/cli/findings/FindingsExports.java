package concordat.cli.findings;

import concordat.api.view.FindingExportView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
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

/// `findings exports BODY`.
@Command(
        name = "exports",
        description = "Lists who took a body's findings away as files, newest first; for the body's own officers.",
        footer = {"%nExample:", "  concordat findings exports wickenfield --limit 20"})
final class FindingsExports implements Callable<Integer> {

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

    FindingsExports(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<FindingExportView> all = Pages.read(
                server.connect(console),
                Address.of("bodies", body, "finding-exports"),
                FindingExportView.class,
                limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("Nobody has taken findings of " + body + " away here.");
        } else {
            Table table = new Table("at", "who", "format", "findings", "which");
            all.forEach(e -> table.row(e.at(), e.person(), e.format(), Figures.count(e.findings()), e.asked()));
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
