package concordat.cli.findings;

import concordat.api.view.AssetView;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings assets BODY`.
@Command(
        name = "assets",
        description = {
            "Lists assets with open findings, worst first, and says which names in reports were taken for one asset, and",
            "why: by which id, or because somebody said so."
        },
        footer = {"%nExample:", "  concordat findings assets wickenfield"})
final class FindingsAssets implements Callable<Integer> {

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

    FindingsAssets(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "assets").with("environment", environment);
        List<AssetView> found = Pages.read(server.connect(console), list, AssetView.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("No asset has an open finding.");
        } else {
            tell(found);
        }
        return Exit.DONE;
    }

    private void tell(List<AssetView> found) {
        Table table = new Table("asset", "open", "due", "system", "faces", "known by");
        for (AssetView asset : found) {
            table.row(
                    asset.name().map(Assets::shown).orElse("not said"),
                    asset.open().entrySet().stream()
                            .filter(e -> e.getValue() > 0)
                            .map(e -> e.getValue() + " " + e.getKey())
                            .collect(Collectors.joining(", ")),
                    asset.due().map(FindingsList::day).orElse("-"),
                    asset.operatingSystem().orElse("-"),
                    asset.internetFacing() ? "the internet" : "-",
                    asset.ids().entrySet().stream()
                            .map(e -> e.getKey() + " " + String.join(" ", e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        table.print(console, "");
        found.forEach(asset -> asset.names().forEach(name -> {
            console.say(Assets.why(name));
            name.said()
                    .flatMap(said -> Assets.undo(body, asset.environment(), said))
                    .ifPresent(command -> console.say("  to take that back: " + command));
        }));
    }
}
