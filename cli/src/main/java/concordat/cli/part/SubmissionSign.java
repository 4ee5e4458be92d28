package concordat.cli.part;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.OwnersRead;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Acting;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Password;
import concordat.cli.terminal.Server;
import java.io.IOException;
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

/// `submissions sign SUBMISSION`.
@Command(
        name = "sign",
        description = {
            "Signs a pack as its accountable owner: you answer for what it says. Asks for your password again.",
            "Shows the pack in plain words first; nobody signs what they have prepared themselves."
        },
        footer = {
            "%nExample:",
            "  concordat submissions sign s-7 --statement \"I have read it and answer for it\" --token-file owner.token"
        })
final class SubmissionSign implements Callable<Integer> {

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

    @Parameters(paramLabel = "SUBMISSION", description = "Its id; concordat submissions lists them.")
    private String id = "";

    @Option(names = "--statement", required = true, paramLabel = "WORDS", description = "What you say to it.")
    private String statement = "";

    SubmissionSign(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        OwnersRead read = api.read(Address.of("submissions", id, "read").text(), OwnersRead.class);
        if (!output.json()) {
            SubmissionRead.tell(console, read);
            console.say("");
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("submission", id);
        payload.put("packDigest", read.packDigest());
        payload.put("statement", statement);
        ActBatch batch = new ActBatch(List.of(new ActProposal("submission-signed", payload)));
        Receipt receipt = Acting.send(console, api, batch, keys.get(), Optional.empty(), password);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say("Signed. It is in the ledger at position " + Figures.count(receipt.first()) + ", "
                    + receipt.at() + ", and waits for the assessors.");
        }
        return Exit.DONE;
    }
}
