package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.FindingDetail;
import concordat.cli.terminal.Address;
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

/// `ithc link BODY CHECK REPORTED SCANNED`.
@Command(
        name = "link",
        description = "Says that a reported finding and one of a scan are one weakness; each keeps its own evidence.",
        footer = {
            "%nExample:",
            "  concordat ithc link wickenfield hc-7 wickenfield-main-3 wickenfield-main-41 --reason \"...\""
        })
final class IthcLink implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Saying saying = new Saying();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "CHECK", description = "The health check that reported it.")
    private String check = "";

    @Parameters(index = "2", paramLabel = "REPORTED", description = "The finding that the tester reported.")
    private String reported = "";

    @Parameters(index = "3", paramLabel = "SCANNED", description = "The finding that a scan shows.")
    private String scanned = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    IthcLink(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = saying.server.connect(console);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("check", check);
        payload.put("reported", identity(api, body, reported));
        payload.put("scanned", identity(api, body, scanned));
        payload.put("reason", reason);
        return saying.say(
                console, api, "findings-linked", payload, keys.get(), reported + " and " + scanned + " are linked");
    }

    private static String identity(ApiClient api, String of, String finding) throws IOException, InterruptedException {
        return api.read(Address.of("bodies", of, "findings", finding).text(), FindingDetail.class)
                .finding()
                .identity();
    }
}
