package concordat.cli.inbox;

import concordat.api.ApiClient;
import concordat.api.ApiJson;
import concordat.api.view.WishesView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `inbox preferences`.
@Command(
        name = "preferences",
        description = {
            "Shows or sets what is sent to you by mail, and when. Without an address nothing is.",
            "What is left out stays as it is."
        },
        footer = {
            "%nExamples:",
            "  concordat inbox preferences --address officer@example.org",
            "  concordat inbox preferences --know weekly --quiet 19:00-08:00 --zone Europe/London"
        })
final class InboxPreferences implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--address", paramLabel = "MAIL", description = "Where to send; empty for nowhere.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--emergency", paramLabel = "HOW", description = "off or each.")
    private Optional<String> emergency = Optional.empty();

    @Option(names = "--act", paramLabel = "HOW", description = "off, each, daily or weekly.")
    private Optional<String> act = Optional.empty();

    @Option(names = "--know", paramLabel = "HOW", description = "off, each, daily or weekly.")
    private Optional<String> know = Optional.empty();

    @Option(
            names = "--quiet",
            paramLabel = "FROM-UNTIL",
            description = "Hours in which nothing is sent but emergencies, such as 20:00-07:00; empty for none.")
    private Optional<String> quiet = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Where you are, such as Europe/London.")
    private Optional<String> zone = Optional.empty();

    InboxPreferences(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        String path = Address.of("people", "me", "preferences").text();
        WishesView now = api.read(path, WishesView.class);
        boolean any = Stream.of(address, emergency, act, know, quiet, zone).anyMatch(Optional::isPresent);
        if (any) {
            WishesView wanted = wanted(now);
            now = api.put(
                    path,
                    "application/json",
                    HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(wanted)),
                    WishesView.class);
        }
        if (output.json()) {
            console.json(now);
        } else {
            tell(now);
        }
        return Exit.DONE;
    }

    private WishesView wanted(WishesView now) {
        return new WishesView(
                address.isPresent() ? address.filter(a -> !a.isBlank()) : now.address(),
                emergency.orElse(now.emergency()),
                act.orElse(now.act()),
                know.orElse(now.know()),
                quiet.isPresent() ? hour(0) : now.quietFrom(),
                quiet.isPresent() ? hour(1) : now.quietUntil(),
                zone.orElse(now.zone()),
                Optional.empty());
    }

    private Optional<String> hour(int which) {
        String[] hours = quiet.orElse("").split("-", 2);
        if (quiet.filter(String::isBlank).isEmpty() && hours.length != 2) {
            throw new CannotGoOn("quiet hours are [" + quiet.orElse("") + "]; give for example 20:00-07:00");
        }
        return hours.length == 2 ? Optional.of(hours[which].strip()) : Optional.empty();
    }

    private void tell(WishesView now) {
        console.say("Sent to    " + now.address().orElse("nowhere: there is no address"));
        console.say("Emergency  " + now.emergency());
        console.say("Act        " + now.act());
        console.say("Know       " + now.know());
        console.say("Quiet      "
                + now.quietFrom()
                        .map(f -> f + "-" + now.quietUntil().orElse(""))
                        .orElse("never") + " (" + now.zone()
                + ")");
        if (now.mail().filter(m -> !m).isPresent()) {
            console.say("This network sends no mail: whoever runs it has named no mail server (smtp-host).");
        }
    }
}
