package concordat.cli.signals;

import concordat.api.view.SignalStreamView;
import concordat.api.view.SignalStreamWanted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `signals add BODY`.
@Command(
        name = "add",
        description = {
            "Registers who tells a body's security events: its identity provider, or what manages its devices. It sends them",
            "with a token that is shown once, or with --poll it is asked. Its public keys are given as a file (JWKS); none is",
            "ever fetched. RS256 from 2,048 bits on, ES256, and EdDSA by Ed25519."
        },
        footer = {
            "%nExamples:",
            "  concordat signals add wickenfield --name MDM --issuer https://mdm.example.org --keys mdm.jwks",
            "  concordat signals add wickenfield --name IdP --issuer https://idp.example.org --keys idp.jwks --poll https://idp.example.org/poll"
        })
final class SignalsAdd implements Callable<Integer> {

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

    @Option(names = "--name", required = true, paramLabel = "WORDS", description = "What people call it.")
    private String name = "";

    @Option(names = "--issuer", required = true, paramLabel = "ISS", description = "As whom it speaks (iss).")
    private String issuer = "";

    @Option(
            names = "--audience",
            paramLabel = "AUD",
            description = "As whom it speaks to us (aud); the network's address when left out.")
    private Optional<String> audience = Optional.empty();

    @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Its public keys, as a JWKS.")
    private Path file = Path.of("");

    @Option(names = "--poll", paramLabel = "URL", description = "Where it is asked; https.")
    private Optional<String> poll = Optional.empty();

    @Option(names = "--secret-file", paramLabel = "FILE", description = "What it is shown there, as a bearer token.")
    private Optional<Path> secret = Optional.empty();

    SignalsAdd(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> shown =
                secret.isPresent() ? Optional.of(Files.readString(secret.get()).strip()) : Optional.empty();
        SignalStreamView made = server.connect(console)
                .post(
                        Address.of("bodies", body, "signal-streams").text(),
                        new SignalStreamWanted(name, issuer, audience, Files.readString(file), poll, shown),
                        keys.get(),
                        SignalStreamView.class);
        if (output.json()) {
            console.json(made);
            return Exit.DONE;
        }
        console.say("Registered as " + made.id() + "; it speaks to " + made.audience() + ".");
        made.token()
                .ifPresentOrElse(
                        token -> {
                            console.say("  it sends its events to    " + made.url());
                            console.say("  with the bearer token     " + token);
                            console.say("The token is not shown again.");
                        },
                        () -> console.say("It is asked at " + made.url() + "."));
        return Exit.DONE;
    }
}
