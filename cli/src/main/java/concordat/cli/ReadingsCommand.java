package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.ReadingLine;
import concordat.api.view.ReadingTally;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `readings [CODE]`.
@Command(
        name = "readings",
        description = {
            "Says how many environments of the network reach each other code; with a code, how each one reads as it.",
            "reached: all that is asked is held. all-ours: everything is held that our code can say of it, which may be"
                    + " less than it asks. short: something of ours is not held."
        },
        footer = {
            "%nExamples:",
            "  concordat readings",
            "  concordat readings cyber-essentials --state short --kind district-council --sort -reached"
        })
final class ReadingsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Another code, for example cyber-essentials.")
    private Optional<String> code = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "What of the code is asked about; all of it" + " when left out.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "reached, all-ours or short.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only bodies of this kind.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Only bodies of this region.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--search", paramLabel = "TEXT", description = "Part of the body's name or id.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--sort", paramLabel = "ORDER", description = "name, reached or met; with - the other way round.")
    private Optional<String> sort = Optional.empty();

    ReadingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        if (code.isEmpty()) {
            tallies(api);
            return Exit.DONE;
        }
        Address address = Address.of("readings", OtherCode.id(api, code.get(), profile))
                .with("profile", profile)
                .with("state", state)
                .with("kind", kind)
                .with("region", region)
                .with("q", text)
                .with("sort", sort);
        List<ReadingLine> lines = Pages.read(api, address, ReadingLine.class, limit.most());
        if (output.json()) {
            lines.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("body", "name", "environment", "state", "reached", "asked", "full", "part", "not held");
        for (ReadingLine line : lines) {
            table.row(
                    line.body(),
                    line.name(),
                    line.environment(),
                    line.state(),
                    line.reached(),
                    line.asked(),
                    line.met(),
                    line.partly(),
                    line.missing());
        }
        if (!table.isEmpty()) {
            table.print(console, "");
        }
        console.say(Figures.count(lines.size())
                + (lines.size() == 1 ? " environment" : " environments")
                + (lines.isEmpty()
                        ? " of that kind"
                        : ", read as " + lines.getFirst().code() + ", "
                                + lines.getFirst().profile()));
        return Exit.DONE;
    }

    private void tallies(ApiClient api) throws IOException, InterruptedException {
        List<ReadingTally> tallies =
                api.page(Address.of("readings").text(), ReadingTally.class).items();
        if (output.json()) {
            tallies.forEach(console::json);
            return;
        }
        if (tallies.isEmpty()) {
            console.say("The network knows no other code. concordat crosswalk publish FILE makes one known.");
            return;
        }
        Table table = new Table("code", "profile", "environments", "reached", "all ours", "asks", "ours can say");
        for (ReadingTally tally : tallies) {
            table.row(
                    tally.code(),
                    tally.profile(),
                    tally.environments(),
                    tally.reached(),
                    tally.allOurs(),
                    tally.asked(),
                    tally.reachable());
        }
        table.print(console, "");
        console.say("Reached: all that is asked is held. All ours: everything is held that our code can say of it.");
    }
}
