package concordat.cli.paper;

import concordat.api.view.MappingView;
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

/// `paper mapping list`.
@Command(
        name = "list",
        description =
                "Which mappings are kept: with --body those that its tables can be read by, else the shared ones.",
        footer = {"%nExample:", "  concordat paper mapping list --body b-0042"})
final class MappingList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final MappingOwner owner = new MappingOwner();

    MappingList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<MappingView> kept = server.connect(console)
                .page(MappingOwner.addressOf(owner.body).text(), MappingView.class)
                .items();
        if (output.json()) {
            kept.forEach(console::json);
            return Exit.DONE;
        }
        if (kept.isEmpty()) {
            console.say("None is kept " + owner.shown() + " yet; concordat paper mapping save NAME FILE keeps one.");
            return Exit.DONE;
        }
        Table table = new Table("name", "whose", "about", "version", "saved", "by");
        for (MappingView one : kept) {
            table.row(
                    one.name(),
                    one.body().orElse(one.hidden() ? "shared (not taken: there is an own one)" : "shared"),
                    one.form().orElse("erased"),
                    one.version(),
                    one.savedAt(),
                    one.savedBy());
        }
        table.print(console, "");
        return Exit.DONE;
    }
}
