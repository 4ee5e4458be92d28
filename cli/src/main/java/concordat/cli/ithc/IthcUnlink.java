package concordat.cli.ithc;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ithc unlink BODY CHECK REPORTED SCANNED`.
@Command(
        name = "unlink",
        description = "Says that a reported finding and one of a scan are two weaknesses after all.",
        footer = {
            "%nExample:",
            "  concordat ithc unlink wickenfield hc-7 wickenfield-main-3 wickenfield-main-41 --reason \"...\""
        })
final class IthcUnlink implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Pairing pairing = new Pairing();

    IthcUnlink(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return pairing.say(console, "findings-unlinked", keys.get(), "two again");
    }
}
