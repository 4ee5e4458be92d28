package concordat.cli.findings;

import concordat.api.view.FindingEdit;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings edit BODY`.
@Command(
        name = "edit",
        description = {
            "Puts many findings into an action, or takes them out of one, and names who does it. They are chosen by their",
            "ids, or as lists are filtered. What would be done, and what cannot be and why, is looked at first; nothing",
            "else is done than that. One act says it for all."
        },
        footer = {
            "%nExamples:",
            "  concordat findings edit wickenfield --severity high --asset 10.0.0.5 --into action-3 --reason \"one visit\"",
            "  concordat findings edit wickenfield e1-17 e1-18 --out-of action-3 --reason \"other team\" --preview"
        })
final class FindingsEdit implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Choosing choosing = new Choosing();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1..*", paramLabel = "FINDING", description = "These; concordat findings list shows ids.")
    private List<String> findings = new ArrayList<>();

    @Option(names = "--into", paramLabel = "ACTION", description = "The action that is to mend them.")
    private Optional<String> into = Optional.empty();

    @Option(names = "--out-of", paramLabel = "ACTION", description = "The action that is no longer to.")
    private Optional<String> outOf = Optional.empty();

    @Option(names = "--owner", paramLabel = "PERSON", description = "Who does the action.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    @Option(names = "--preview", description = "Show what would be done, and do nothing.")
    private boolean preview;

    FindingsEdit(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FindingEdit wanted = new FindingEdit(findings, choosing.besides(findings, true), into, outOf, owner, reason);
        return Working.done(
                console,
                output,
                server.connect(console),
                Address.of("bodies", body, "findings", "edit"),
                wanted,
                preview,
                keys);
    }
}
