package concordat.cli.inbox;

import concordat.api.ApiClient;
import concordat.api.view.Accepted;
import concordat.api.view.CalendarLinkView;
import concordat.api.view.CalendarLinkWanted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `inbox calendar`.
@Command(
        name = "calendar",
        description = {
            "Writes what is due for you as an iCalendar file, or sets links by which calendar programs follow it.",
            "A link opens your calendar for whoever has it, until you revoke it."
        },
        footer = {
            "%nExamples:",
            "  concordat inbox calendar --out due.ics",
            "  concordat inbox calendar --add phone",
            "  concordat inbox calendar --revoke cal-0123456789abcdef"
        })
final class InboxCalendar implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the calendar there.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--add", paramLabel = "LABEL", description = "Make a link; it is shown this once.")
    private Optional<String> add = Optional.empty();

    @Option(names = "--revoke", paramLabel = "ID", description = "Revoke a link.")
    private Optional<String> revoke = Optional.empty();

    InboxCalendar(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        if (out.isPresent()) {
            api.download(Address.of("people", "me", "calendar.ics").text(), out.get());
            console.say("Written to " + out.get() + ".");
        }
        if (add.isPresent()) {
            tell(api.post(LINKS.text(), new CalendarLinkWanted(add.get()), keys.get(), CalendarLinkView.class));
        }
        if (revoke.isPresent()) {
            api.delete(Address.of("people", "me", "calendars", revoke.get()).text(), Accepted.class);
            console.say("Revoked.");
        }
        if (out.isEmpty() && add.isEmpty() && revoke.isEmpty()) {
            list(api.page(LINKS.text(), CalendarLinkView.class).items());
        }
        return Exit.DONE;
    }

    private static final Address LINKS = Address.of("people", "me", "calendars");

    private void tell(CalendarLinkView made) {
        if (output.json()) {
            console.json(made);
            return;
        }
        console.say("Follow this address in your calendar program; it is not shown again:");
        console.say("  " + made.url().orElse(""));
        console.say("Revoke it with: concordat inbox calendar --revoke " + made.id());
    }

    private void list(List<CalendarLinkView> links) {
        if (output.json()) {
            links.forEach(console::json);
        } else if (links.isEmpty()) {
            console.say("No calendar program follows your calendar; make a link with --add LABEL.");
        } else {
            Table table = new Table("link", "label", "since");
            links.forEach(l -> table.row(l.id(), l.label(), l.createdAt()));
            table.print(console, "");
        }
    }
}
