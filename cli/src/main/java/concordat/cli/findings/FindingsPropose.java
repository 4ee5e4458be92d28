package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.FixAction;
import concordat.api.view.FixProposal;
import concordat.api.view.PlanFixes;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings propose BODY`.
@Command(
        name = "propose",
        description = {
            "Proposes what to mend: findings that fail a control or have a date, grouped by one fix each, what is lost",
            "first being first, then what closes most for an hour's work. With --into they become actions of a plan."
        },
        footer = {
            "%nExamples:",
            "  concordat findings propose wickenfield",
            "  concordat findings propose wickenfield --effort patch=1-2+0.1-0.5 --sort effort",
            "  concordat findings propose wickenfield --into p-7 --first 5 --reason \"sprint 12\" --preview",
            "%nHow hours are estimated: docs/actions.md."
        })
final class FindingsPropose implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Some some = new Some();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only patch, replace, configure, certificate, credential, code or investigate.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--severity", paramLabel = "LEAST", description = "Only what mends something at least this bad.")
    private Optional<String> severity = Optional.empty();

    @Option(names = "--sort", paramLabel = "BY", description = "loss (default), due, effort or findings.")
    private Optional<String> sort = Optional.empty();

    @Option(names = "--planned", description = "Also what open actions are to mend whole.")
    private boolean planned;

    @Option(
            names = "--effort",
            paramLabel = "KIND=H-H+H-H",
            split = ",",
            description = "Hours for a fix of a kind and again for each host, where not as usual.")
    private List<String> effort = new ArrayList<>();

    @Option(names = "--into", paramLabel = "PLAN", description = "Make them actions of this plan.")
    private Optional<String> into = Optional.empty();

    @Option(names = "--proposal", paramLabel = "ID", description = "With --into: this one; may be said again.")
    private List<String> proposals = new ArrayList<>();

    @Option(names = "--first", paramLabel = "N", description = "With --into: the first so many as listed.")
    private Optional<Integer> first = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "DAY",
            description = "With --into: when they are to be done; by default when the first finding of each is due.")
    private Optional<LocalDate> by = Optional.empty();

    @Option(names = "--owner", paramLabel = "PERSON", description = "With --into: who does it.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--reason", paramLabel = "WORDS", description = "With --into: why; stands in the record.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--preview", description = "With --into: show what would be done, and do nothing.")
    private boolean preview;

    FindingsPropose(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        Address list = Address.of("bodies", body, "action-proposals")
                .with("environment", environment)
                .with("kind", kind)
                .with("severity", severity)
                .with("sort", sort)
                .with("planned", planned ? Optional.of("all") : Optional.empty())
                .with("effort", effort.isEmpty() ? Optional.empty() : Optional.of(String.join(",", effort)));
        if (into.isPresent()) {
            return plan(api, list, into.get());
        }
        List<FixProposal> found = Pages.read(api, list, FixProposal.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("Nothing that fails a control or has a date is left to plan.");
        } else {
            tell(found);
        }
        return Exit.DONE;
    }

    private int plan(ApiClient api, Address list, String plan) throws IOException, InterruptedException {
        if (proposals.isEmpty() == first.isEmpty()) {
            throw new CannotGoOn("say which: --proposal ID, once for each, or --first N");
        }
        if (reason.isEmpty()) {
            throw new CannotGoOn("--reason WORDS is missing; it stands in the record");
        }
        List<String> chosen = new ArrayList<>(proposals);
        if (first.isPresent()) {
            Pages.read(api, list, FixProposal.class, first.get()).forEach(p -> chosen.add(p.id()));
        }
        return Working.done(
                console,
                output,
                api,
                Address.of("bodies", body, "action-proposals", "plan"),
                new PlanFixes(plan, chosen, by, owner, effort, reason.get()),
                preview,
                keys);
    }

    private void tell(List<FixProposal> found) {
        Table table = new Table(
                "proposal", "kind", "what", "findings", "hosts", "lost", "due", "fails", "routes", "hours", "per hour");
        for (FixProposal fix : found) {
            table.row(
                    fix.id(),
                    fix.kind(),
                    fix.title(),
                    fix.severities().entrySet().stream()
                                    .map(e -> e.getValue() + " " + e.getKey())
                                    .collect(Collectors.joining(", "))
                            + (fix.remaining() < fix.findings()
                                    ? "; " + fix.remaining() + " not planned (" + planned(fix) + ")"
                                    : ""),
                    fix.hosts(),
                    fix.lost().map(FindingsList::day).orElse("-"),
                    fix.due().map(FindingsList::day).orElse("-"),
                    fix.controls().isEmpty()
                            ? "nothing"
                            : fix.controls().stream().map(c -> c.control()).collect(Collectors.joining(", ")),
                    Figures.count(fix.routesInAll()),
                    hours(fix.effort().from()) + "-" + hours(fix.effort().to()),
                    hours(fix.closedPerHour()));
        }
        table.print(console, "");
        console.say(
                "Hours are somebody's work, estimated by kind and hosts; --json says how, --effort says otherwise.");
    }

    private static String planned(FixProposal fix) {
        return fix.actions().stream()
                .map((FixAction a) -> "action " + a.number() + " by " + a.plannedOn())
                .collect(Collectors.joining(", "));
    }

    private static String hours(double hours) {
        return hours >= 10 || hours == Math.rint(hours)
                ? Figures.count(Math.round(hours))
                : String.format(Locale.ROOT, "%.2f", hours);
    }
}
