package concordat.cli.measure;

import concordat.api.view.MeasureView;
import concordat.api.view.OwedRoute;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure list`.
@Command(
        name = "list",
        description = "Lists the measures in force.",
        footer = {"%nExample:", "  concordat measure list --body b-0042"})
final class MeasureList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--body", paramLabel = "ID", description = "Only those on this body.")
    private Optional<String> body = Optional.empty();

    MeasureList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = Address.of("measures").with("body", body);
        List<MeasureView> measures =
                server.connect(console).page(address.text(), MeasureView.class).items();
        if (output.json()) {
            measures.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("measure", "body", "kind", "covers", "from", "until", "reason");
        for (MeasureView measure : measures) {
            table.row(
                    measure.id(),
                    measure.body(),
                    measure.kind().toLowerCase(Locale.ROOT) + (measure.emergency() ? " (emergency)" : ""),
                    covers(measure),
                    measure.from(),
                    measure.until(),
                    measure.reason());
        }
        if (table.isEmpty()) {
            console.say("No measure is in force.");
        } else {
            table.print(console, "");
        }
        measures.forEach(m -> m.owed().forEach(o -> owed(m, o)));
        return Exit.DONE;
    }

    private void owed(MeasureView measure, OwedRoute owed) {
        console.say("Route " + owed.route() + " of " + owed.service() + " (" + owed.citizenEffect() + ") "
                + (owed.left() ? "has left " : "leaves ") + measure.id() + " at " + owed.leavesAt()
                + (owed.left()
                        ? ": nobody had accepted how people are served meanwhile."
                        : ", unless its owner accepts before then how people are served meanwhile."));
    }

    private static String covers(MeasureView measure) {
        List<String> parts = new ArrayList<>(measure.handlings());
        measure.tiers().forEach(tier -> parts.add(tier.toLowerCase(Locale.ROOT)));
        parts.addAll(measure.services());
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }
}
