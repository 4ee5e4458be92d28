package concordat.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;

/// Every command that works on a report, a ledger or a running network. Whoever runs processes adds the commands for
/// that, below the root or one of its groups (`demo`, `measure`, `ledger`), as picocli adds subcommands.
public final class Commands {

    private Commands() {}

    /// @param console where it writes and what it finds around it
    /// @param keys a fresh idempotency key each time, never the same twice
    /// @param clock tells how long something took; what time the network has is asked of the network
    /// @return ready to execute; answers with one of [Exit]
    public static CommandLine root(Console console, Supplier<String> keys, InstantSource clock) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand("help", new CommandLine.HelpCommand());
        root.addSubcommand(new ScanCommand(console));
        root.addSubcommand(new ImportCommand(console, keys, clock));
        root.addSubcommand(new StandingCommand(console));
        root.addSubcommand(new DecideCommand(console, keys));
        root.addSubcommand(group(
                new MeasureCommand(),
                new MeasureWatch(console, keys),
                new MeasureRestrict(console, keys),
                new MeasureSuspend(console, keys),
                new MeasureLift(console, keys),
                new MeasureList(console)));
        root.addSubcommand(new CasesCommand(console));
        root.addSubcommand(new BodiesCommand(console));
        root.addSubcommand(group(
                new EditionCommand(),
                new EditionCheck(console),
                new EditionIssue(console, keys),
                new EditionList(console),
                new EditionShow(console)));
        root.addSubcommand(new CatalogueCommand(console));
        root.addSubcommand(new RegisterCommand(console, keys));
        root.addSubcommand(new MapCommand(console));
        root.addSubcommand(group(
                new LedgerCommand(), new LedgerVerify(console), new LedgerExport(console), new LedgerHead(console)));
        root.addSubcommand(new StatusCommand(console));
        root.addSubcommand(group(new DemoCommand(), new DemoAdvance(console, keys)));

        Failures failures = new Failures(console);
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        root.setOut(writer(console.out()));
        root.setErr(writer(console.err()));
        root.setUsageHelpWidth(110);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        return root;
    }

    private static CommandLine group(Object group, Object... commands) {
        CommandLine line = new CommandLine(group);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
