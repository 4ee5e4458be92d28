package concordat.cli.findings;

import concordat.api.view.ActionProgress;
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

/// `findings progress BODY`.
@Command(
        name = "progress",
        description = {
            "Says how many of the findings that actions are to mend are still open. Only scans show that something is",
            "mended; what is merely said to be done is called that, and so is what other programs say of its tickets."
        },
        footer = {"%nExample:", "  concordat findings progress wickenfield --state open"})
final class FindingsProgress implements Callable<Integer> {

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

    @Option(names = "--state", paramLabel = "STATE", description = "Only actions that are open, done or dropped.")
    private Optional<String> state = Optional.empty();

    FindingsProgress(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "action-progress")
                .with("environment", environment)
                .with("state", state);
        List<ActionProgress> found = Pages.read(server.connect(console), list, ActionProgress.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
            return Exit.DONE;
        }
        if (found.isEmpty()) {
            console.say("No action is to mend findings. concordat findings propose " + body + " proposes some.");
            return Exit.DONE;
        }
        Table table = new Table(
                "action", "no", "plan", "by", "owner", "state", "findings", "open", "mended", "proof", "ticket");
        for (ActionProgress action : found) {
            table.row(
                    action.action(),
                    action.number(),
                    action.plan(),
                    action.plannedOn(),
                    action.owner().orElse("-"),
                    action.state(),
                    action.findings(),
                    action.open() + (action.unknown() > 0 ? " and " + action.unknown() + " not known" : ""),
                    action.closed(),
                    proof(action),
                    tickets(action));
        }
        table.print(console, "");
        return Exit.DONE;
    }

    private static String tickets(ActionProgress action) {
        return action.tickets().isEmpty()
                ? "-"
                : action.tickets().stream()
                        .map(t -> t.state()
                                + (t.said().equals("nothing") ? "" : ", said there: " + t.said())
                                + t.theirReference().map(r -> " (" + r + ")").orElse(""))
                        .collect(Collectors.joining("; "));
    }

    private static String proof(ActionProgress action) {
        return switch (action.proof()) {
            case "mended" -> "mended, as scans show";
            case "said" ->
                "said to be done, not yet proved"
                        + action.nextLook().map(d -> "; next look about " + d).orElse("");
            default -> "-";
        };
    }
}
