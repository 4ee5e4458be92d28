package concordat.cli.edition;

import concordat.api.view.EditionView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `edition list`.
@Command(
        name = "list",
        description = "Lists the editions that were issued, the newest start first.",
        footer = {"%nExample:", "  concordat edition list"})
final class EditionList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    EditionList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<EditionView> editions = server.connect(console)
                .page(Address.of("editions").text(), EditionView.class)
                .items();
        if (output.json()) {
            editions.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("edition", "title", "starts on", "state", "controls");
        for (EditionView edition : editions) {
            table.row(edition.id(), edition.title(), edition.startsOn(), edition.state(), edition.controls());
        }
        if (table.isEmpty()) {
            console.say("There is no edition yet; issue one with concordat edition issue FILE.");
        } else {
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
