package concordat.cli.session;

import concordat.cli.terminal.Console;
import java.util.List;
import java.util.function.Supplier;

/// The commands about who speaks with the server.
public final class SessionCommands {

    private SessionCommands() {}

    /// @param keys a fresh idempotency key each time
    /// @return what picocli takes as subcommands of the root
    public static List<Object> all(Console console, Supplier<String> keys) {
        return List.of(
                new SignInCommand(console, keys),
                new SignOutCommand(console),
                new AccountCommand(console),
                new ConfirmationsCommand(console));
    }
}
