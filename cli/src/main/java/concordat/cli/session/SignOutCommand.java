package concordat.cli.session;

import concordat.api.view.Accepted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `concordat sign-out`.
@Command(
        name = "sign-out",
        description = "Ends the token that is spoken with; the file that holds it opens nothing any more.",
        footer = {"%nExample:", "  concordat sign-out --token-file officer.token"})
final class SignOutCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    SignOutCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int ended = server.connect(console)
                .delete(Address.of("sessions", "current").text(), Accepted.class)
                .accepted();
        console.say(ended == 1 ? "Signed out." : "That was no session: a network's own token does not end.");
        return Exit.DONE;
    }
}
