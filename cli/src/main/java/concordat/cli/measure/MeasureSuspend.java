package concordat.cli.measure;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `measure suspend BODY`.
@Command(
        name = "suspend",
        description = "Closes everything to a body, open connections included.",
        footer = {
            "%nExample:",
            "  concordat measure suspend b-0042 --emergency --second-officer p-2 --for 24h"
                    + " --reason \"Active intrusion\" --exit \"Clean scan of every host\"",
            "%nEnds with 0 when it is in force at every gateway, with 4 when it is recorded but not yet in force."
        })
final class MeasureSuspend implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final MeasureTerms terms = new MeasureTerms();

    MeasureSuspend(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return terms.impose(console, keys, "SUSPEND", List.of(), List.of(), List.of());
    }
}
