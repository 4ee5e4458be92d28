package concordat.cli.findings;

import concordat.api.view.FindingGroup;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
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

/// `findings groups BODY`.
@Command(
        name = "groups",
        description = "Adds open findings up, a line for each weakness: one fix, many hosts.",
        footer = {"%nExample:", "  concordat findings groups wickenfield --sort most"})
final class FindingsGroups implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Some some = new Some();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description = "worst (default), most for what is on the most assets, or due.")
    private Optional<String> sort = Optional.empty();

    FindingsGroups(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "finding-groups")
                .with("environment", environment)
                .with("sort", sort);
        List<FindingGroup> found = Pages.read(server.connect(console), list, FindingGroup.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("Nothing is open.");
        } else {
            Table table =
                    new Table("weakness", "severity", "findings", "assets", "title", "since", "due", "for example");
            for (FindingGroup group : found) {
                table.row(
                        group.weakness(),
                        group.severity(),
                        group.findings(),
                        group.assets(),
                        group.title().orElse("-"),
                        FindingsList.day(group.since()),
                        group.due().map(FindingsList::day).orElse("-"),
                        group.sample());
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
