package concordat.cli.ithc;

import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ithc withdraw CHECK`.
@Command(
        name = "withdraw",
        description = "Withdraws a health check that was declared or booked: it was wrong, or never came about.",
        footer = {"%nExample:", "  concordat ithc withdraw hc-7 --reason \"The tester fell ill\""})
final class IthcWithdraw implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Saying saying = new Saying();

    @Parameters(paramLabel = "CHECK", description = "Its id; concordat ithc list shows it.")
    private String check = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    IthcWithdraw(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("check", check);
        payload.put("reason", reason);
        return saying.say(
                console,
                saying.server.connect(console),
                "health-check-withdrawn",
                payload,
                keys.get(),
                "Health check " + check + " is withdrawn");
    }
}
