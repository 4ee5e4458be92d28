package concordat.cli;

import concordat.cli.act.ActCommand;
import concordat.cli.certificate.CertificateCommand;
import concordat.cli.crosswalk.CrosswalkCommand;
import concordat.cli.device.DeviceCommand;
import concordat.cli.edition.CatalogueCommand;
import concordat.cli.edition.EditionCommand;
import concordat.cli.enrich.EnrichCommand;
import concordat.cli.evidence.EvidenceCommand;
import concordat.cli.findings.FindingsCommand;
import concordat.cli.inbox.InboxCommand;
import concordat.cli.ithc.IthcCommand;
import concordat.cli.ledger.LedgerCommand;
import concordat.cli.measure.MeasureCommand;
import concordat.cli.oscal.OscalCommand;
import concordat.cli.paper.PaperCommand;
import concordat.cli.part.AnswersCommand;
import concordat.cli.part.ListCommand;
import concordat.cli.part.PartCommand;
import concordat.cli.part.PlanCommand;
import concordat.cli.part.SubmissionsCommand;
import concordat.cli.report.ReportCommand;
import concordat.cli.session.SessionCommands;
import concordat.cli.signals.SignalsCommand;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Failures;
import concordat.cli.ticket.TicketCommand;
import concordat.cli.webhook.WebhookCommand;
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
    /// @return ready to execute; answers with one of [concordat.cli.terminal.Exit]
    public static CommandLine root(Console console, Supplier<String> keys, InstantSource clock) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand("help", new CommandLine.HelpCommand());
        root.addSubcommand(new ScanCommand(console));
        root.addSubcommand(new ImportCommand(console, keys, clock));
        root.addSubcommand(ReportCommand.line(console));
        root.addSubcommand(EnrichCommand.line(console));
        root.addSubcommand(FindingsCommand.line(console, keys));
        root.addSubcommand(IthcCommand.line(console, keys));
        root.addSubcommand(new StandingCommand(console));
        root.addSubcommand(new ReachCommand(console));
        root.addSubcommand(new ReadinessCommand(console));
        root.addSubcommand(new ReadingsCommand(console));
        root.addSubcommand(new DecideCommand(console, keys));
        root.addSubcommand(MeasureCommand.line(console, keys));
        root.addSubcommand(new CasesCommand(console));
        root.addSubcommand(new CaseCommand(console));
        root.addSubcommand(CertificateCommand.line(console, clock));
        root.addSubcommand(new BodiesCommand(console));
        root.addSubcommand(ActCommand.line(console, keys));
        root.addSubcommand(EvidenceCommand.line(console, keys));
        root.addSubcommand(SubmissionsCommand.line(console, keys));
        root.addSubcommand(PartCommand.plans(console));
        root.addSubcommand(new PlanCommand(console));
        root.addSubcommand(PartCommand.risks(console));
        root.addSubcommand(PartCommand.proposals(console));
        root.addSubcommand(PartCommand.applications(console));
        root.addSubcommand(new AnswersCommand(console));
        root.addSubcommand(new ListCommand(console));
        root.addSubcommand(InboxCommand.line(console, keys));
        root.addSubcommand(WebhookCommand.line(console, keys));
        root.addSubcommand(TicketCommand.line(console, keys));
        root.addSubcommand(DeviceCommand.line(console, keys));
        root.addSubcommand(SignalsCommand.line(console, keys));
        root.addSubcommand(EditionCommand.line(console, keys));
        root.addSubcommand(new CatalogueCommand(console));
        root.addSubcommand(CrosswalkCommand.line(console, keys));
        root.addSubcommand(OscalCommand.line(console, clock));
        root.addSubcommand(new RegisterCommand(console, keys));
        root.addSubcommand(PaperCommand.line(console, keys, clock));
        root.addSubcommand(new MapCommand(console));
        root.addSubcommand(LedgerCommand.line(console));
        root.addSubcommand(new StatusCommand(console));
        SessionCommands.all(console, keys).forEach(root::addSubcommand);
        root.addSubcommand(new CommandLine(new DemoCommand()).addSubcommand(new DemoAdvance(console, keys)));
        return dressed(root, console);
    }

    /// Without any command, which take a moment each to set up.
    ///
    /// @param console where it writes
    public static CommandLine bare(Console console) {
        return dressed(new CommandLine(new RootCommand()), console);
    }

    /// For the commands that are there by now: picocli hands nothing on to later ones.
    private static CommandLine dressed(CommandLine root, Console console) {
        Failures failures = new Failures(console);
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        root.setOut(writer(console.out()));
        root.setErr(writer(console.err()));
        root.setUsageHelpWidth(110);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        return root;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
