package concordat.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Asks for a password where nobody sees it. It is never an argument: other people of the machine could read that.
public final class Password {

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Takes the password from the first line of a file; else it is asked for, unseen.")
    private Optional<Path> file = Optional.empty();

    /// @param whose stands before the place where it is typed
    /// @throws CannotGoOn when there is neither a file nor a terminal
    public String ask(Console console, String whose) throws IOException {
        if (file.isPresent()) {
            return Files.readString(file.get()).lines().findFirst().orElse("");
        }
        return console.unseen("Password" + whose + ": ")
                .orElseThrow(() -> new CannotGoOn(
                        "your password is wanted and there is no terminal to ask on; give --password-file"));
    }
}
