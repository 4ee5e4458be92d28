package concordat.cli.inbox;

import concordat.api.view.NoticeView;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `inbox list`.
@Command(
        name = "list",
        description = {"Lists what you are told, the newest first: what you must know or do, and by when."},
        footer = {"%nExamples:", "  concordat inbox list --unread", "  concordat inbox list --severity act --sort by"})
final class InboxList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Option(names = "--unread", description = "Only what was not read yet.")
    private boolean unread;

    @Option(names = "--severity", paramLabel = "HOW", description = "Only emergency, act or know.")
    private Optional<String> severity = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, such as case-notice.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--body", paramLabel = "ID", description = "Only what concerns this body.")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "HOW",
            description = "-at (newest first, unless said), at, or by (due soonest).")
    private Optional<String> sort = Optional.empty();

    InboxList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = Address.of("notices")
                .with("unread", unread ? Optional.of("true") : Optional.empty())
                .with("severity", severity)
                .with("kind", kind)
                .with("body", body)
                .with("sort", sort);
        List<NoticeView> found = Pages.read(server.connect(console), address, NoticeView.class, limit.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is nothing you are told.");
        } else {
            Table table = new Table("notice", "", "at", "severity", "by", "what");
            for (NoticeView one : found) {
                table.row(
                        one.id(),
                        one.readAt().isEmpty() ? "new" : "",
                        one.at().truncatedTo(ChronoUnit.SECONDS),
                        one.severity(),
                        one.by()
                                .map(b -> one.wholeDay() ? b.toString().substring(0, 10) : b.toString())
                                .orElse("-"),
                        one.title());
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
