package concordat.cli.measure;

import concordat.api.view.InForce;
import concordat.api.view.Lifting;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Waiting;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `measure lift MEASURE`.
@Command(
        name = "lift",
        description = "Lifts a measure.",
        footer = {
            "%nExample:",
            "  concordat measure lift m-7 --reason \"Clean scan of every host\"",
            "%nEnds with 0 when every gateway knows, with 4 when it is recorded but some do not yet."
        })
final class MeasureLift implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Waiting waiting = new Waiting();

    @Parameters(paramLabel = "MEASURE", description = "Its id; concordat measure list shows it.")
    private String measure = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; the body reads it.")
    private String reason = "";

    MeasureLift(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = Address.of("measures", measure, "lift").with("wait", waiting.span());
        InForce done = server.connect(console).post(address.text(), new Lifting(reason), keys.get(), InForce.class);
        return waiting.tell(console, output, "The lifting", done);
    }
}
