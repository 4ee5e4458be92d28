package concordat.cli.inbox;

import concordat.api.view.NoticeView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `inbox show ID`.
@Command(
        name = "show",
        description = {"Shows one notice: what, by when, who must act, and where to go."},
        footer = {"%nExample:", "  concordat inbox show n-0123456789abcdef01234567"})
final class InboxShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The notice's id; concordat inbox list shows it.")
    private String id = "";

    InboxShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NoticeView one = server.connect(console).read(Address.of("notices", id).text(), NoticeView.class);
        if (output.json()) {
            console.json(one);
            return Exit.DONE;
        }
        console.say(one.title());
        console.say("  " + one.text());
        console.say("  " + one.todo());
        console.say("  told      " + one.at()
                + one.readAt().map(at -> ", read " + at).orElse(""));
        one.by().ifPresent(by -> console.say("  by        " + by));
        console.say("  where     " + one.path());
        return Exit.DONE;
    }
}
