package concordat.cli.act;

import concordat.api.ApiClient;
import concordat.api.ApiJson;
import concordat.api.view.ActBatch;
import concordat.api.view.ActKindView;
import concordat.api.view.ActProposal;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Acting;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Password;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tools.jackson.core.JacksonException;

/// `act do KIND FIELD=VALUE...`.
@Command(
        name = "do",
        description = {
            "Does one act of any kind, or shows what it would change.",
            "Instants and days are written in ISO 8601, several values with commas between, a record as JSON; a single -"
                    + " stands for what comes on standard input."
        },
        footer = {
            "%nExamples:",
            "  concordat act do answer-given environment=b-0042-main control=VUL-01 answer=met"
                    + " \"statement=We patch within 14 days\" --preview",
            "  concordat act do plan-refused plan=p-7 reasons=- < reasons.txt"
        })
final class ActDo implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Password password = new Password();

    @Parameters(index = "0", paramLabel = "KIND", description = "What is done; concordat act kinds lists all kinds.")
    private String kind = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FIELD=VALUE",
            description = "What the act says, field by field.")
    private List<String> said = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE.json",
            description = "Fields from a JSON object in a file; those on the command line count before these.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--preview", description = "Shows what would change and does nothing.")
    private boolean preview;

    @Option(
            names = "--if-match",
            paramLabel = "N",
            description = "Only if nobody has acted on the same bodies since the record had N acts.")
    private Optional<Long> ifMatch = Optional.empty();

    ActDo(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> given = file.isPresent() ? read(file.get()) : new LinkedHashMap<>();
        given.putAll(said());
        ApiClient api = server.connect(console);
        List<ActKindView> known = Kinds.named(api, kind);
        if (known.isEmpty() && !said.isEmpty()) {
            throw new CannotGoOn("the server is too old to say what its acts consist of; give the whole payload with"
                    + " --file, as the ledger holds it");
        }
        Map<String, Object> payload =
                known.isEmpty() ? given : Payload.of(known.getFirst().fields(), given);
        ActBatch batch = new ActBatch(List.of(new ActProposal(kind, payload)));
        if (preview) {
            Foreseen.show(
                    console,
                    output,
                    api.post(Address.of("acts").with("preview", "true").text(), batch, keys.get(), Preview.class));
        } else {
            tell(Acting.send(console, api, batch, keys.get(), ifMatch, password));
        }
        return Exit.DONE;
    }

    private Map<String, Object> read(Path from) throws IOException {
        try {
            return new LinkedHashMap<>(ApiJson.readMap(Files.readAllBytes(from)));
        } catch (JacksonException e) {
            throw new CannotGoOn(from + " holds no JSON object: " + e.getOriginalMessage());
        }
    }

    private Map<String, Object> said() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String one : said) {
            int sign = one.indexOf('=');
            if (sign < 1) {
                throw new CannotGoOn("[" + one + "] says nothing; write FIELD=VALUE");
            }
            String value = one.substring(sign + 1);
            String text =
                    value.equals("-") ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8).strip() : value;
            if (fields.put(one.substring(0, sign), text) != null) {
                throw new CannotGoOn("field " + one.substring(0, sign) + " is said twice");
            }
        }
        return fields;
    }

    private void tell(Receipt receipt) {
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say(kind + " is in the ledger at position " + receipt.first() + ", " + receipt.at() + ".");
        }
    }
}
