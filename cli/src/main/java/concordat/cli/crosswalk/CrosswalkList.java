package concordat.cli.crosswalk;

import concordat.api.ApiClient;
import concordat.api.view.CodeView;
import concordat.api.view.CrosswalkView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crosswalk list`.
@Command(
        name = "list",
        description = "Lists the codes that the network knows, and the crosswalks that were published there.",
        footer = {"%nExample:", "  concordat crosswalk list --code caf-4.0"})
final class CrosswalkList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--code", paramLabel = "CODE", description = "Only crosswalks that speak of this code.")
    private Optional<String> code = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "counts, waits (drafts) or ended.")
    private Optional<String> state = Optional.empty();

    CrosswalkList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        List<CodeView> codes =
                api.page(Address.of("codes").text(), CodeView.class).items();
        List<CrosswalkView> crosswalks = Pages.read(
                api,
                Address.of("crosswalks").with("code", code).with("state", state),
                CrosswalkView.class,
                Integer.MAX_VALUE);
        if (output.json()) {
            codes.forEach(console::json);
            crosswalks.forEach(console::json);
            return Exit.DONE;
        }
        Table known = new Table("code", "title", "whose", "asks", "profiles", "digest");
        for (CodeView view : codes) {
            known.row(
                    view.id(),
                    view.title(),
                    view.state().equals("ours") ? "ours" : "another's",
                    view.requirements(),
                    view.profiles().stream().map(CodeView.CodeProfile::id).collect(Collectors.joining(", ")),
                    view.digest());
        }
        known.print(console, "");
        console.say("");
        if (crosswalks.isEmpty()) {
            console.say("No crosswalk " + (code.isPresent() || state.isPresent() ? "of that kind " : "")
                    + "was published. concordat crosswalk publish FILE publishes one.");
            return Exit.DONE;
        }
        Table table = new Table("crosswalk", "state", "maps", "least sure", "by", "of", "revision", "digest");
        for (CrosswalkView view : crosswalks) {
            table.row(
                    view.id(),
                    view.state() + (view.state().equals("ended") ? " (" + view.status() + ")" : ""),
                    view.maps(),
                    view.leastSure() + " %",
                    view.who(),
                    view.date(),
                    view.revision(),
                    view.digest());
        }
        table.print(console, "");
        console.say(Figures.count(crosswalks.size()) + (crosswalks.size() == 1 ? " crosswalk" : " crosswalks"));
        return Exit.DONE;
    }
}
