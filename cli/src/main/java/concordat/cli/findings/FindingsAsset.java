package concordat.cli.findings;

import concordat.api.view.AssetDetail;
import concordat.api.view.AssetMerge;
import concordat.api.view.AssetNameKnown;
import concordat.api.view.SayingView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings asset BODY NAME`.
@Command(
        name = "asset",
        description = {
            "Shows one asset with all of its names: what each report calls it, by which id and by which import that is",
            "known, and which names somebody said to be one asset or two, with the command that takes it back."
        },
        footer = {"%nExample:", "  concordat findings asset wickenfield 10.0.0.5"})
final class FindingsAsset implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Any of the asset's names.")
    private String name = "";

    @Option(names = "--environment", paramLabel = "ID", description = "In this environment.")
    private Optional<String> environment = Optional.empty();

    FindingsAsset(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AssetDetail asset = server.connect(console)
                .read(
                        Address.of("bodies", body, "assets", name)
                                .with("environment", environment)
                                .text(),
                        AssetDetail.class);
        if (output.json()) {
            console.json(asset);
        } else {
            tell(asset);
        }
        return Exit.DONE;
    }

    private void tell(AssetDetail asset) {
        console.say(asset.asset().name().map(Assets::shown).orElse("not said") + " in "
                + asset.asset().environment() + ": open are "
                + asset.asset().open().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> e.getValue() + " " + e.getKey())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("no findings")
                + asset.asset()
                        .due()
                        .map(d -> ", the first due " + FindingsList.day(d))
                        .orElse(""));
        Table names = new Table("name", "system", "faces", "known by");
        for (AssetNameKnown each : asset.names()) {
            names.row(
                    Assets.shown(each.name()),
                    each.operatingSystem().orElse("-"),
                    each.internetFacing() ? "the internet" : "-",
                    each.ids().entrySet().stream()
                            .map(e -> e.getKey() + " " + String.join(" ", e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        names.print(console, "");
        asset.merges().forEach(merge -> console.say(why(merge)));
        for (SayingView said : asset.sayings()) {
            console.say(Assets.said(said));
            Assets.undo(body, asset.asset().environment(), said)
                    .ifPresent(command -> console.say("  to take that back: " + command));
        }
    }

    private static String why(AssetMerge merge) {
        return Assets.why(merge.name())
                + merge.importedAt().map(at -> " of " + FindingsList.day(at)).orElse("")
                + merge.tool().map(tool -> " (" + tool + ")").orElse("");
    }
}
