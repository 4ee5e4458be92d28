package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.FreshId;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings open BODY`.
@Command(
        name = "open",
        description = {
            "Opens a body's findings to you, as an officer of the Authority: for a day, inside an open case or an"
                    + " assessment of which you have taken a part.",
            "The body is told who opened them, why, and what was read. Its own officers need no opening."
        },
        footer = {
            "%nExamples:",
            "  concordat findings open wickenfield --case case-17 --reason \"To decide on the reply\"",
            "  concordat findings open wickenfield --submission s-4 --reason \"The scan part names no hosts\""
        })
final class FindingsOpen implements Callable<Integer> {
    /// As the Authority's rules have it.
    private static final Duration LASTS = Duration.ofDays(1);

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @ArgGroup(multiplicity = "1")
    private Of of = new Of();

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; the body reads it.")
    private String reason = "";

    @Option(names = "--preview", description = "Shows whether it may be done and does nothing.")
    private boolean preview;

    FindingsOpen(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    /// What is not given is null, not left out.
    private static @Nullable String given(String id) {
        return id.isEmpty() ? null : id;
    }

    /// What they are opened for.
    private static final class Of {

        @Option(names = "--case", paramLabel = "CASE", description = "An open case about the body.")
        private String caseId = "";

        @Option(names = "--submission", paramLabel = "SUBMISSION", description = "A pack that you assess.")
        private String submission = "";
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        String key = keys.get();
        Map<String, Object> opened = new LinkedHashMap<>();
        opened.put("opening", FreshId.of("open", key));
        opened.put("body", body);
        opened.put("caseId", given(of.caseId));
        opened.put("submission", given(of.submission));
        opened.put("reason", reason);
        ActBatch batch = new ActBatch(List.of(new ActProposal("findings-opened", opened)));
        if (preview) {
            Foreseen.show(
                    console,
                    output,
                    api.post(Address.of("acts").with("preview", "true").text(), batch, key, Preview.class));
            return Exit.DONE;
        }
        Receipt receipt = api.post(Address.of("acts").text(), batch, key, Receipt.class);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say("The findings of " + body + " are open to you until "
                    + receipt.at().plus(LASTS) + ", or until "
                    + (of.caseId.isEmpty() ? "the assessment of " + of.submission : of.caseId)
                    + " is over. Its officers are told.");
        }
        return Exit.DONE;
    }
}
