package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.FreshId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ithc declare BODY`.
@Command(
        name = "declare",
        description = {
            "Says that a health check was made: by whom, when, of what. With --booked, that one is going to be.",
            "It proves nothing by itself: the report is handed in as evidence, and what it found is imported."
        },
        footer = {
            "%nExamples:",
            "  concordat ithc declare wickenfield --tester \"Testers Ltd\" --scheme check --lead CTL-1234 --from"
                    + " 2027-03-01 --to 2027-03-12 --reported 2027-03-26 --area external-infrastructure,build-review"
                    + " --internal 10.1.0.0/16 --external www.wickenfield.example --report r-7 --evidence ev-9",
            "  concordat ithc declare wickenfield --booked --tester \"Testers Ltd\" --scheme crest --from 2028-03-06"
                    + " --to 2028-03-17 --area external-infrastructure --external www.wickenfield.example"
        })
final class IthcDeclare implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Saying saying = new Saying();

    @Mixin
    final ScopeTerms scope = new ScopeTerms();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Needed when the body has more than one.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--booked", description = "It is booked and not made yet.")
    private boolean booked;

    @Option(names = "--check", paramLabel = "ID", description = "The booking that came about (default: a new one).")
    private Optional<String> check = Optional.empty();

    @Option(names = "--tester", required = true, paramLabel = "WORDS", description = "The organisation that tests.")
    private String tester = "";

    @Option(
            names = "--scheme",
            required = true,
            paramLabel = "ID",
            description = "What accredits it: check, crest, cyber-scheme, tigerscheme, or another.")
    private String scheme = "";

    @Option(names = "--lead", paramLabel = "WORDS", description = "Reference of the lead tester's qualification.")
    private String lead = "";

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day of the fieldwork.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Its last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--reported", paramLabel = "DATE", description = "Day of the report (default: the last day).")
    private Optional<LocalDate> reported = Optional.empty();

    @Option(
            names = "--evidence",
            paramLabel = "ID",
            description = "The report as a document; concordat evidence add --kind HEALTH_CHECK hands it in.")
    private Optional<String> evidence = Optional.empty();

    @Option(
            names = "--report",
            split = ",",
            paramLabel = "REPORT",
            description = "Imports of what it found; concordat report list shows them.")
    private List<String> reports = List.of();

    IthcDeclare(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = saying.server.connect(console);
        String place = Saying.environment(api, body, environment);
        String key = keys.get();
        String id = check.orElseGet(() -> FreshId.of("hc", key));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("check", id);
        payload.put("environment", place);
        payload.put("tester", tester);
        payload.put("scheme", scheme);
        payload.put("from", from.toString());
        payload.put("to", to.toString());
        payload.put("scope", scope.payload());
        if (!booked) {
            payload.put("leadTester", lead);
            payload.put("reportedOn", reported.orElse(to).toString());
            payload.put("evidence", evidence.orElse(null));
            payload.put("reports", Saying.set(reports));
        }
        return saying.say(
                console,
                api,
                booked ? "health-check-commissioned" : "health-check-declared",
                payload,
                key,
                "Health check " + id + " of " + place + " is " + (booked ? "booked" : "declared"));
    }
}
