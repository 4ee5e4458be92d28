package concordat.cli.paper;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `paper preview FILE`.
@Command(
        name = "preview",
        description = {
            "Says row by row what bringing a table would do: what is new, what is held already, what is held otherwise.",
            "Nothing is done. Rows that are not understood are told with their cell and what to do."
        },
        footer = {"%nExample:", "  concordat paper preview rap-2027.xlsx --as plan --body b-0042 --mapping rap.json"})
final class PaperPreview implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final PaperTerms terms = new PaperTerms();

    PaperPreview(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PaperWork work = PaperWork.open(console, terms, server.connect(console));
        work.tell(work.now(), output.json());
        return Exit.DONE;
    }
}
