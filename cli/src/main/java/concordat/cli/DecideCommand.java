package concordat.cli;

import concordat.api.view.DecisionQuestion;
import concordat.api.view.DecisionView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `decide … METHOD URL`: what a gateway would decide.
@Command(
        name = "decide",
        description = {
            "Shows what a gateway would decide now, why, and what would change it.",
            "Ask for a device that is known, by the SHA-256 of its certificate, or for any device of a tier of a body."
        },
        footer = {
            "%nExamples:",
            "  concordat decide --body b-0042 --tier managed GET https://claims.example/claims/7",
            "  concordat decide --device 9f86d0…0f00a08 --login-fact strong-login POST https://claims.example/claims",
            "%nEnds with 0 whatever the decision is; --json tells it as outcome."
        })
final class DecideCommand implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--device", paramLabel = "FINGERPRINT", description = "A device, workload or egress that is known.")
    private Optional<String> device = Optional.empty();

    @Option(names = "--body", paramLabel = "ID", description = "Or: the body that asks,")
    private Optional<String> body = Optional.empty();

    @Option(names = "--environment", paramLabel = "ID", description = "from this environment (default: its first),")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description =
                    "with a device of this tier: unknown, browser, contained, managed (the default) or privileged;"
                            + " workload for a system.")
    private Optional<String> tier = Optional.empty();

    @Option(
            names = "--login-fact",
            paramLabel = "FACT",
            description = "What is known of the login, for example strong-login; give it once for each fact. With"
                    + " --tier it is what that tier asks for unless said.")
    private List<String> loginFacts = List.of();

    @Parameters(index = "0", paramLabel = "METHOD", description = "For example GET.")
    private String method = "";

    @Parameters(index = "1", paramLabel = "URL", description = "With host and path.")
    private String url = "";

    DecideCommand(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean anyOf = body.isPresent() || environment.isPresent();
        if (device.isPresent() == anyOf || (device.isPresent() && tier.isPresent())) {
            throw new CannotGoOn("say who asks: either --device FINGERPRINT, or --body ID with --tier TIER");
        }
        DecisionView decision = server.connect(console)
                .post(
                        Address.of("decisions").text(),
                        new DecisionQuestion(device, body, environment, tier, loginFacts, method, url),
                        keys.get(),
                        DecisionView.class);
        if (output.json()) {
            console.json(decision);
        } else {
            tell(decision);
        }
        return Exit.DONE;
    }

    private void tell(DecisionView decision) {
        console.say(decision.outcome() + ": " + decision.text());
        console.say(
                "  reason       " + decision.reason() + " (" + decision.reasonNumber() + ", " + decision.who() + ")");
        if (!decision.obligations().isEmpty()) {
            console.say("  obligations  " + String.join(", ", decision.obligations()));
        }
        console.say("  route        " + Figures.orDash(decision.route()));
        console.say("  tier         " + Figures.orDash(decision.tier()));
        console.say("  epoch        " + decision.epoch());
        decision.changesAt().ifPresent(at -> console.say("  holds until  " + at + ", then it is decided again"));
        if (!decision.wouldPermit().isEmpty()) {
            console.say("  What would turn it into a permit, all of:");
            decision.wouldPermit().forEach(step -> console.say("    - " + step));
        }
    }
}
