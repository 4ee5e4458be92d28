package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.HealthCheckStanding;
import concordat.api.view.HealthCheckView;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ithc list [BODY]`.
@Command(
        name = "list",
        description = {
            "Lists a body's health checks, newest first; without a body, how every environment stands with its own.",
            "Of the network it tells ages, dates and whether the scope fits, never what was found."
        },
        footer = {"%nExamples:", "  concordat ithc list wickenfield", "  concordat ithc list --state old --sort until"})
final class IthcList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(arity = "0..1", paramLabel = "BODY", description = "Whose (default: everybody's).")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Without a body: current, ends-soon (within 90 days), old, commissioned, none.")
    private Optional<String> state = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description = "Without a body: until (default), body; -until turns it.")
    private Optional<String> sort = Optional.empty();

    IthcList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        return body.isPresent() ? of(api, body.get()) : nation(api);
    }

    private int of(ApiClient api, String one) throws IOException, InterruptedException {
        List<HealthCheckView> all =
                Pages.read(api, Address.of("bodies", one, "health-checks"), HealthCheckView.class, limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("No health check of " + one + " is declared or booked.");
        } else {
            Table table = new Table("check", "environment", "state", "tester", "scheme", "to", "days old", "until");
            all.forEach(c -> table.row(
                    c.id(),
                    c.environment(),
                    c.state(),
                    c.tester().orElse("-"),
                    c.schemeName().orElse(c.scheme()),
                    c.to(),
                    c.ageDays().map(String::valueOf).orElse("-"),
                    c.until()
                            .map(u -> u.atZone(ZoneOffset.UTC).toLocalDate().toString())
                            .orElse("-")));
            table.print(console, "");
        }
        return Exit.DONE;
    }

    private int nation(ApiClient api) throws IOException, InterruptedException {
        List<HealthCheckStanding> all = Pages.read(
                api,
                Address.of("health-checks").with("state", state).with("sort", sort),
                HealthCheckStanding.class,
                limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("There is none such.");
        } else {
            Table table =
                    new Table("body", "environment", "state", "scheme", "tested", "days old", "until", "left out");
            all.forEach(s -> table.row(
                    s.body(),
                    s.environment(),
                    s.state(),
                    s.scheme().orElse("-"),
                    s.testedOn().map(String::valueOf).orElse("-"),
                    s.ageDays().map(String::valueOf).orElse("-"),
                    s.until()
                            .map(u -> u.atZone(ZoneOffset.UTC).toLocalDate().toString())
                            .orElse("-"),
                    s.externalLeft().map(String::valueOf).orElse(s.estateDeclared() ? "-" : "no estate")));
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
