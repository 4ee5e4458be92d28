package concordat.cli.part;

import concordat.api.ApiClient;
import concordat.api.view.ActionView;
import concordat.api.view.CaseStep;
import concordat.api.view.CredibilityView;
import concordat.api.view.FactorView;
import concordat.api.view.PlanOutlook;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `plan PLAN`.
@Command(
        name = "plan",
        description = {
            "Shows a plan: its actions, and how probable it is that it ends by its date, with everything that says so.",
            "The figure advises; a named officer agrees or refuses the plan, with reasons."
        },
        footer = {"%nExample:", "  concordat plan p-7"})
public final class PlanCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "PLAN", description = "Its id; concordat plans lists them.")
    private String plan = "";

    public PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        PlanOutlook view = api.read(Address.of("plans", plan).text(), PlanOutlook.class);
        List<ActionView> actions =
                Pages.read(api, Address.of("plans", plan, "actions"), ActionView.class, Integer.MAX_VALUE);
        if (output.json()) {
            console.json(view);
            actions.forEach(console::json);
            return Exit.DONE;
        }
        tell(view);
        tell(actions);
        view.credibility().ifPresent(this::tell);
        return Exit.DONE;
    }

    private void tell(PlanOutlook view) {
        console.say("Plan " + view.id() + " of " + view.environment() + ": " + view.stage() + ", ends on "
                + view.endsOn() + view.aim().map(a -> "; " + a).orElse(""));
        console.say("  controls  " + String.join(", ", view.controls()));
        console.say("  actions   " + view.open() + " open, " + view.done() + " done, " + view.dropped() + " dropped; "
                + view.slips() + (view.slips() == 1 ? " slip" : " slips"));
        console.say("  money     " + pounds(view.pence()) + ", of which " + pounds(view.fundedPence()) + " is found");
        for (CaseStep step : view.steps()) {
            console.say("  " + step.at() + "  " + step.actor() + " " + step.what()
                    + step.words().map(w -> ": " + w).orElse(""));
        }
    }

    private void tell(List<ActionView> actions) {
        if (actions.isEmpty()) {
            console.say("It has no actions.");
            return;
        }
        Table table =
                new Table("no", "action", "state", "owner", "first", "planned", "done", "slips", "waits for", "what");
        for (ActionView action : actions) {
            table.row(
                    action.number(),
                    action.id(),
                    action.state(),
                    Figures.orDash(action.owner()),
                    action.firstPlannedOn(),
                    action.plannedOn(),
                    Figures.orDash(action.doneOn()),
                    action.slips(),
                    Figures.orDash(action.dependsOn()),
                    action.what().orElse("(erased)"));
        }
        table.print(console, "  ");
    }

    private void tell(CredibilityView credibility) {
        if (credibility.probability().isEmpty()) {
            console.say("Too little record to say how probable it is that it ends by its date: "
                    + credibility.dates().orElse(0) + " of its dates have come, 6 are needed. That is not held against"
                    + " the body.");
            return;
        }
        console.say("It ends by its date with a probability of "
                + Listing.percent(credibility.probability().get())
                + (credibility.factors().isEmpty() ? "." : ", which is made up of:"));
        for (FactorView factor : credibility.factors()) {
            console.say(String.format(
                    Locale.ROOT,
                    "  %-7s %+6.2f  %s: %s",
                    factor.share() < 0 ? "against" : "for",
                    factor.share(),
                    factor.text(),
                    factor.kind().equals("start") ? "-" : String.format(Locale.ROOT, "%.2f", factor.value())));
        }
    }

    private static String pounds(long pence) {
        return "£" + Figures.count(pence / 100) + String.format(Locale.ROOT, ".%02d", pence % 100);
    }
}
