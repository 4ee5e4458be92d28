package concordat.cli;

import concordat.api.view.ClockMove;
import concordat.api.view.ClockView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `demo advance SPAN`.
@Command(
        name = "advance",
        description = {
            "Moves the clock of a demonstration network forward.",
            "What falls due on the way happens on its day and in its order. A network in earnest refuses."
        },
        footer = {"%nExample:", "  concordat demo advance 14d"})
final class DemoAdvance implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "SPAN", converter = Span.class, description = "For example 14d, 36h or PT3H.")
    private Duration span = Duration.ZERO;

    DemoAdvance(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (span.isZero()) {
            throw new CannotGoOn("the clock only moves forward; give more than 0, for example 14d");
        }
        ClockView now = server.connect(console)
                .post(Address.of("clock").text(), new ClockMove(span), keys.get(), ClockView.class);
        if (output.json()) {
            console.json(now);
        } else {
            console.say("The network's clock went forward by " + Figures.duration(span) + " and shows " + now.now()
                    + ", " + Figures.duration(now.offset()) + " ahead. Whatever fell due is done.");
        }
        return Exit.DONE;
    }
}
