package concordat.cli.evidence;

import concordat.api.view.EvidenceBacking;
import concordat.api.view.EvidenceView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat evidence show EVIDENCE`.
@Command(
        name = "show",
        description = "One piece of evidence with what came before and after it.",
        footer = {"%nExample:", "  concordat evidence show ev-7"})
final class EvidenceShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "EVIDENCE", description = "The piece; concordat evidence list shows them.")
    private String id = "";

    EvidenceShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<EvidenceView> history = server.connect(console)
                .page(Address.of("evidence", id).text(), EvidenceView.class)
                .items();
        if (output.json()) {
            history.forEach(console::json);
            return Exit.DONE;
        }
        EvidenceList.table(history).print(console, "");
        for (EvidenceView piece : history) {
            console.say(piece.id() + " of " + piece.environment() + ", observed " + piece.observedAt() + ", SHA-256 "
                    + piece.digest());
            console.say("  backs "
                    + piece.backs().stream().map(EvidenceBacking::control).collect(Collectors.joining(", ")));
        }
        return Exit.DONE;
    }
}
