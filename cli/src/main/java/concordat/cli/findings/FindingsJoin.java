package concordat.cli.findings;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `findings join BODY NAME OTHER`.
@Command(
        name = "join",
        description = {
            "Takes back that two names were told apart: what reports say of them counts again.",
            "What that changes is shown; with --preview it is only shown."
        },
        footer = {"%nExample:", "  concordat findings join wickenfield 10.0.0.5 web01 --reason \"moved back\""})
final class FindingsJoin implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Pairing pairing = new Pairing();

    FindingsJoin(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return pairing.send(console, keys, "join");
    }
}
