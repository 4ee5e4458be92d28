package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.FindingDetail;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What linking two findings and taking that back have in common.
final class Pairing {

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

    /// @param kind of act
    /// @param told what the two are when it is done
    int say(Console console, String kind, String key, String told) throws IOException, InterruptedException {
        ApiClient api = saying.server.connect(console);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("check", check);
        payload.put("reported", identity(api, reported));
        payload.put("scanned", identity(api, scanned));
        payload.put("reason", reason);
        return saying.say(console, api, kind, payload, key, reported + " and " + scanned + " are " + told);
    }

    private String identity(ApiClient api, String finding) throws IOException, InterruptedException {
        return api.read(Address.of("bodies", body, "findings", finding).text(), FindingDetail.class)
                .finding()
                .identity();
    }
}
