package concordat.cli.session;

import concordat.api.view.AccountPassword;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Password;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `concordat account LOGIN`.
@Command(
        name = "account",
        description = {
            "Sets the password of somebody's account and makes the account when there is none; only the programme lead"
                    + " may.",
            "What the person may do is said by roles: concordat act role-granted --help."
        },
        footer = {"%nExample:", "  concordat account officer --person p-officer --password-file new.txt"})
final class AccountCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Password password = new Password();

    @Parameters(paramLabel = "LOGIN", description = "The user name.")
    private String login = "";

    @Option(names = "--person", paramLabel = "ID", required = true, description = "Whose account it is.")
    private String person = "";

    AccountCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AccountPassword wanted = new AccountPassword(person, password.ask(console, " for " + login));
        server.connect(console).put(Address.of("accounts", login).text(), wanted);
        console.say(login + " is " + person + "; the password is set. They sign in with: concordat sign-in " + login
                + " --out FILE");
        return Exit.DONE;
    }
}
