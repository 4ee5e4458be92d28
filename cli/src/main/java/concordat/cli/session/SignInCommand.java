package concordat.cli.session;

import concordat.api.ApiClient;
import concordat.api.view.SessionView;
import concordat.api.view.SignInRequest;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Password;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sign-in LOGIN`.
@Command(
        name = "sign-in",
        description = {
            "Signs you in and writes a token to a file, readable by you alone and good for twelve hours.",
            "Other commands speak as you with --token-file FILE or CONCORDAT_TOKEN_FILE."
        },
        footer = {
            "%nExample:",
            "  concordat sign-in officer --out officer.token",
            "  concordat evidence list wickenfield --token-file officer.token"
        })
final class SignInCommand implements Callable<Integer> {

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

    @Parameters(paramLabel = "LOGIN", description = "Your user name.")
    private String login = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the token goes.")
    private Path out = Path.of("");

    SignInCommand(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    private record Line(String person, String file, String expiresAt) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(out)) {
            throw new CannotGoOn(out + " is a folder; name a file in it");
        }
        ApiClient api = server.connectAsNobody(console);
        SessionView session = api.post(
                "/sessions",
                new SignInRequest(login, password.ask(console, " of " + login)),
                keys.get(),
                SessionView.class);
        Path folder = out.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(
                folder == null ? Path.of(".") : folder,
                "token-",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, session.token() + "\n", StandardCharsets.US_ASCII);
        Files.move(fresh, out, StandardCopyOption.REPLACE_EXISTING);
        if (output.json()) {
            console.json(new Line(
                    session.person(), out.toString(), session.expiresAt().toString()));
        } else {
            console.say("Signed in as " + session.person() + " until " + session.expiresAt() + "; use --token-file "
                    + out + ".");
        }
        return Exit.DONE;
    }
}
