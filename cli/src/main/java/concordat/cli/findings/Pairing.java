package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.AssetChange;
import concordat.api.view.AssetFinding;
import concordat.api.view.AssetPairing;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What saying of two names that they are two assets, and that they are one, have in common.
final class Pairing {

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "A name as reports give it.")
    private String one = "";

    @Parameters(index = "2", paramLabel = "OTHER", description = "The other name.")
    private String other = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Needed when the body has several.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    @Option(names = "--undo", description = "Take back that it was said; reports decide again.")
    private boolean undo;

    @Option(names = "--preview", description = "Show what would change, and do nothing.")
    private boolean preview;

    /// @param step `apart` or `join`
    int send(Console console, Supplier<String> keys, String step) throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        Address address = (undo
                        ? Address.of("bodies", body, "assets", step, "undo")
                        : Address.of("bodies", body, "assets", step))
                .with("preview", preview ? Optional.of("true") : Optional.empty());
        AssetChange change = api.post(
                address.text(), new AssetPairing(environment, one, other, reason), keys.get(), AssetChange.class);
        if (output.json()) {
            console.json(change);
        } else {
            tell(console, change);
        }
        return Exit.DONE;
    }

    private void tell(Console console, AssetChange change) {
        if (change.findingsInAll() == 0) {
            console.say("No finding " + (preview ? "would change." : "changed."));
        } else {
            Table table = new Table("weakness", "title", "severity", "on", "before on", "was", "is");
            for (AssetFinding finding : change.findings()) {
                table.row(
                        finding.weakness()
                                + finding.port().map(p -> " port " + p).orElse(""),
                        finding.title(),
                        finding.severity(),
                        Assets.shown(finding.asset()),
                        finding.before().map(Assets::shown).orElse("-"),
                        finding.was(),
                        finding.is());
            }
            table.print(console, "");
            if (change.findingsInAll() > change.findings().size()) {
                console.say("These are the first " + change.findings().size() + " of "
                        + Figures.count(change.findingsInAll()) + ".");
            }
            console.say((preview ? "It would: " : "Done: ")
                    + Figures.counted(change.split(), "finding", "findings") + " more, "
                    + Figures.count(change.joined()) + " fewer, " + Figures.count(change.reopened()) + " open again, "
                    + Figures.count(change.closed()) + " closed.");
        }
        if (preview) {
            Foreseen.show(console, output, change.preview());
        } else {
            change.preview()
                    .changes()
                    .forEach(c -> console.say(c.control() + " was " + c.before() + " and is " + c.after() + "."));
            change.receipt().ifPresent(r -> console.say("It stands in the record as act " + r.first() + "."));
        }
    }
}
