package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.WorkChange;
import concordat.api.view.WorkStep;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.function.Supplier;

/// Changes what actions are to mend: looks first at what that would be, then has just that done.
final class Working {

    private Working() {}

    /// @param preview only shows it
    static int done(
            Console console,
            Output output,
            ApiClient api,
            Address address,
            Object wanted,
            boolean preview,
            Supplier<String> keys)
            throws IOException, InterruptedException {
        WorkChange shown = api.post(address.with("preview", "true").text(), wanted, keys.get(), WorkChange.class);
        if (preview || shown.preview().isEmpty()) {
            show(console, output, shown, true);
            return Exit.DONE;
        }
        WorkChange done = api.postAs(address.text(), wanted, keys.get(), shown.token(), WorkChange.class);
        show(console, output, done, false);
        return Exit.DONE;
    }

    private static void show(Console console, Output output, WorkChange change, boolean preview) {
        if (output.json()) {
            console.json(change);
            return;
        }
        if (!change.steps().isEmpty()) {
            Table table = new Table("step", "action", "no", "by", "owner", "findings", "before", "after", "what");
            for (WorkStep step : change.steps()) {
                table.row(
                        step.step(),
                        step.action().orElse("new"),
                        step.number(),
                        step.plannedOn(),
                        step.owner().orElse("-"),
                        step.findings(),
                        step.before(),
                        step.after(),
                        step.what());
            }
            table.print(console, "");
        }
        Refusals.show(console, change.refused(), change.refusedInAll());
        if (preview) {
            change.preview().ifPresent(p -> Foreseen.show(console, output, p));
            console.say(change.preview().isEmpty() ? "Nothing is to be done." : "Nothing was done.");
        } else {
            change.receipt()
                    .ifPresent(r -> console.say("Done for " + Figures.counted(change.findings(), "finding", "findings")
                            + " by " + Figures.counted(r.count(), "act", "acts") + ", the first being " + r.first()
                            + "."));
        }
    }
}
