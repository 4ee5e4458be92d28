package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.api.view.EffectView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `case CASE`.
@Command(
        name = "case",
        description = "Shows a case: everything that was said, what may be done next, and what closes when it bites.",
        footer = {"%nExample:", "  concordat case c-vul-03-1042"})
final class CaseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "CASE", description = "Its id; concordat cases lists them.")
    private String id = "";

    CaseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        CaseView view = api.read(Address.of("cases", id).text(), CaseView.class);
        EffectView effect = api.read(Address.of("cases", id, "effect").text(), EffectView.class);
        if (output.json()) {
            console.json(view);
            console.json(effect);
            return Exit.DONE;
        }
        tell(view);
        if (effect.closes().isEmpty()) {
            console.say("Nothing that is open now rests on this control alone.");
        } else {
            console.say("What rests on this control:");
            Foreseen.show(console, effect);
        }
        return Exit.DONE;
    }

    private void tell(CaseView view) {
        console.say("Case " + view.id() + " about " + view.control() + " (" + view.controlTitle() + ") of "
                + view.bodyName() + ", environment " + view.environment() + ": " + view.state());
        view.replyBy()
                .ifPresent(by -> console.say("  reply     owed"
                        + view.replyOwedBy()
                                .map(r ->
                                        " by the " + r.toLowerCase(Locale.ROOT).replace('_', ' '))
                                .orElse("")
                        + " until " + by));
        view.bitesAt().ifPresent(bites -> console.say("  bites at  " + bites));
        for (CaseStep step : view.steps()) {
            console.say("  " + step.at() + "  " + step.actor() + " " + step.what()
                    + step.words().map(w -> ": " + w).orElse(""));
        }
        if (!view.legalMoves().isEmpty()) {
            console.say("  may follow: " + String.join(", ", view.legalMoves()));
        }
    }
}
