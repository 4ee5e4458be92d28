package concordat.cli.findings;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `findings apart BODY NAME OTHER`.
@Command(
        name = "apart",
        description = {
            "Says that two names are two assets, whatever reports say: findings are split and judged anew.",
            "What that changes is shown; with --preview it is only shown. --undo takes it back."
        },
        footer = {
            "%nExample:",
            "  concordat findings apart wickenfield 10.0.0.5 web01 --reason \"web01 was moved\" --preview",
            "  concordat findings apart wickenfield 10.0.0.5 web01 --undo --reason \"it was moved back\""
        })
final class FindingsApart implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Pairing pairing = new Pairing();

    FindingsApart(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return pairing.send(console, keys, "apart");
    }
}
