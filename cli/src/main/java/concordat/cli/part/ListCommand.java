package concordat.cli.part;

import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `list WHAT`.
@Command(
        name = "list",
        description = {
            "Lists any part of the programme: submissions, questions, plans, risks, applications, offers, reliances,"
                    + " patterns, proposals, incidents, arrangements, agreements, sponsorships, challenges or reidentifications.",
            "--json shows all there is of each."
        },
        footer = {"%nExamples:", "  concordat list offers --state open", "  concordat list sponsorships --body b-0042"})
public final class ListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Listing listing = new Listing();

    @Parameters(paramLabel = "WHAT", description = "Which part.")
    private String what = "";

    public ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Part part = Arrays.stream(Part.values())
                .filter(p -> p.path().equals(what))
                .findFirst()
                .orElseThrow(() -> new CannotGoOn("there is no list of " + what + "; there are " + Part.all()));
        listing.show(console, listing.server.connect(console), part, false);
        return Exit.DONE;
    }
}
