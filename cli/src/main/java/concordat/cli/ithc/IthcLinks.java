package concordat.cli.ithc;

import concordat.api.view.FindingLink;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ithc links BODY CHECK`.
@Command(
        name = "links",
        description = "Lists what of a report may be what scans show (suggested, surest first), or is linked to it.",
        footer = {"%nExample:", "  concordat ithc links wickenfield hc-7 --linked"})
final class IthcLinks implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "CHECK", description = "The health check.")
    private String check = "";

    @Option(names = "--linked", description = "What is linked, in place of suggestions.")
    private boolean linked;

    IthcLinks(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<FindingLink> all = Pages.read(
                server.connect(console),
                Address.of("bodies", body, "health-checks", check, "links")
                        .with("state", linked ? "linked" : "suggested"),
                FindingLink.class,
                limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say(linked ? "Nothing is linked." : "Nothing looks alike.");
        } else {
            Table table = new Table("reported", "title", "state", "scanned", "title", "state", "because", "note");
            all.forEach(l -> table.row(
                    l.reported().id(),
                    l.reported().title().orElse("-"),
                    l.reported().state(),
                    l.scanned().id(),
                    l.scanned().title().orElse("-"),
                    l.scanned().state(),
                    l.because().or(l::reason).orElse("-"),
                    l.seenMended() ? "scans show it mended" : ""));
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
