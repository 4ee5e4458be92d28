package concordat.cli.webhook;

import concordat.api.view.WebhookView;
import concordat.api.view.WebhookWanted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `webhook add URL`.
@Command(
        name = "add",
        description = {
            "Registers an address that is told of notices, and shows the secret that requests to it are signed with.",
            "Only a body's own officers register for the body, and only the programme lead for the Authority.",
            "Addresses within a network are refused unless whoever runs Concordat has named them (webhook-allow)."
        },
        footer = {
            "%nExamples:",
            "  concordat webhook add https://example.org/concordat --body b-0042",
            "  concordat webhook add https://example.org/concordat --kind case-replied --kind incident-live"
        })
final class WebhookAdd implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "URL", description = "Where to send; https.")
    private String url = "";

    @Option(names = "--body", paramLabel = "ID", description = "Whose notices; the Authority's when left out.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind; may be given more than once.")
    private List<String> kinds = List.of();

    WebhookAdd(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WebhookView made = server.connect(console)
                .post(
                        Address.of("webhooks").text(),
                        new WebhookWanted(body, url, kinds),
                        keys.get(),
                        WebhookView.class);
        if (output.json()) {
            console.json(made);
        } else {
            console.say("Registered as " + made.id() + ". Its secret, which is not shown again:");
            console.say("  " + made.secret().orElse(""));
            console.say("Try it with: concordat webhook test " + made.id());
        }
        return Exit.DONE;
    }
}
