package concordat.cli.part;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `plans`, `risks`, `proposals` and `applications`: each lists its part.
@Command
public final class PartCommand implements Callable<Integer> {

    private final Console console;
    private final Part part;

    @Mixin
    final Listing listing = new Listing();

    private PartCommand(Console console, Part part) {
        this.console = console;
        this.part = part;
    }

    public static CommandLine plans(Console console) {
        return line(
                console,
                Part.PLANS,
                "Lists plans: when each ends, what is open and done, and how far its record bears it out.",
                "plans --body b-0042 --state agreed");
    }

    public static CommandLine risks(Console console) {
        return line(
                console,
                Part.RISKS,
                "Lists risk decisions: what was asked for or taken, who shares it, whether its facts have drifted.",
                "risks --state requested");
    }

    public static CommandLine proposals(Console console) {
        return line(
                console,
                Part.PROPOSALS,
                "Lists what the published numbers of the ladder propose; an officer decides, never a number.",
                "proposals --state open");
    }

    public static CommandLine applications(Console console) {
        return line(
                console,
                Part.APPLICATIONS,
                "Lists applications to join, to extend and to leave.",
                "applications --state reviewed");
    }

    private static CommandLine line(Console console, Part part, String description, String example) {
        CommandLine line = new CommandLine(new PartCommand(console, part));
        line.getCommandSpec()
                .name(part.path())
                .usageMessage()
                .description(description, "States: " + part.states() + ".")
                .footer("%nExample:", "  concordat " + example);
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        listing.show(console, listing.server.connect(console), part, false);
        return Exit.DONE;
    }
}
