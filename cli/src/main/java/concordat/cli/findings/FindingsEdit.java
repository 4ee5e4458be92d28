package concordat.cli.findings;

import concordat.api.view.FindingChoice;
import concordat.api.view.FindingEdit;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1..*", paramLabel = "FINDING", description = "These; concordat findings list shows ids.")
    private List<String> findings = new ArrayList<>();

    @Option(names = "--environment", paramLabel = "ID", description = "Of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--severity", paramLabel = "LEAST", description = "From this severity on.")
    private Optional<String> severity = Optional.empty();

    @Option(names = "--asset", paramLabel = "NAME", description = "On this asset, by any of its names.")
    private Optional<String> asset = Optional.empty();

    @Option(names = "--weakness", paramLabel = "ID", description = "Of this weakness, such as nessus:10863.")
    private Optional<String> weakness = Optional.empty();

    @Option(names = "--cve", paramLabel = "CVE", description = "Of this vulnerability.")
    private Optional<String> cve = Optional.empty();

    @Option(
            names = "--due-before",
            paramLabel = "WHEN",
            converter = Moment.class,
            description = "Due before this day or instant.")
    private Optional<Instant> dueBefore = Optional.empty();

    @Option(names = "--fix", paramLabel = "PROPOSAL", description = "Mended by this proposal.")
    private Optional<String> fix = Optional.empty();

    @Option(names = "--action", paramLabel = "ACTION", description = "That this action is to mend.")
    private Optional<String> action = Optional.empty();

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
        boolean filtered = Stream.of(environment, severity, asset, weakness, cve, dueBefore, fix, action)
                .anyMatch(Optional::isPresent);
        if (filtered != findings.isEmpty()) {
            throw new CannotGoOn("choose findings by their ids or by filters such as --severity, one of both");
        }
        FindingChoice choice = new FindingChoice(
                environment, severity, Optional.empty(), asset, weakness, cve, dueBefore, action, fix);
        return Working.done(
                console,
                output,
                server.connect(console),
                Address.of("bodies", body, "findings", "edit"),
                new FindingEdit(
                        findings, filtered ? Optional.of(choice) : Optional.empty(), into, outOf, owner, reason),
                preview,
                keys);
    }
}
