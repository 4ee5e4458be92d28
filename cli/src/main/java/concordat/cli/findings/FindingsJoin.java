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
            "Says that two names in reports are one asset, whatever reports say: findings are joined and judged anew.",
            "What that changes is shown; with --preview it is only shown. --undo takes it back."
        },
        footer = {
            "%nExample:",
            "  concordat findings join wickenfield 10.0.0.5 web01 --reason \"web01 answers there\" --preview",
            "  concordat findings join wickenfield 10.0.0.5 web01 --undo --reason \"they are two after all\""
        })
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
