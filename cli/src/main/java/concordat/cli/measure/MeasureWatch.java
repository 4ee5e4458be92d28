package concordat.cli.measure;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `measure watch BODY`.
@Command(
        name = "watch",
        description = "Watches a body more closely; closes nothing.",
        footer = {
            "%nExample:",
            "  concordat measure watch b-0042 --reason \"Late reports\" --exit \"Two reports in time\"",
            "%nEnds with 0 when it is in force at every gateway, with 4 when it is recorded but not yet in force."
        })
final class MeasureWatch implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final MeasureTerms terms = new MeasureTerms();

    MeasureWatch(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return terms.impose(console, keys, "WATCH", List.of(), List.of(), List.of());
    }
}
