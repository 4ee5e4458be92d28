package concordat.cli.measure;

import concordat.api.ApiClient;
import concordat.api.view.ClockView;
import concordat.api.view.InForce;
import concordat.api.view.MeasureProposal;
import concordat.api.view.Preview;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Span;
import concordat.cli.terminal.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every measure states.
final class MeasureTerms {

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Waiting waiting = new Waiting();

    @Parameters(paramLabel = "BODY", description = "The body's id; a measure covers all its environments.")
    private String body = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; the body reads it.")
    private String reason = "";

    @Option(names = "--exit", required = true, paramLabel = "WORDS", description = "What must be so for it to end.")
    private String exit = "";

    @Option(
            names = "--emergency",
            description = "At once and without notice, for 72 hours at most; needs --second-officer.")
    private boolean emergency;

    @Option(names = "--second-officer", paramLabel = "PERSON", description = "Who agrees to an emergency measure.")
    private Optional<String> secondOfficer = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "When it ends by itself (default: 3 days from now).")
    private Optional<Instant> until = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = Span.class,
            description = "Or: how long it lasts from now, for example 36h.")
    private Optional<Duration> lasts = Optional.empty();

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "The case that was decided against the body; needed unless it is an emergency.")
    private Optional<String> about = Optional.empty();

    @Option(
            names = "--lifts-when",
            paramLabel = "CONTROL",
            description = "A control that lifts it by itself once it holds again; may be repeated: then all of them.")
    private List<String> liftsWhen = List.of();

    @Option(names = "--preview", description = "Shows what would close and whom that touches, and does nothing.")
    private boolean preview;

    /// @param what WATCH, RESTRICT or SUSPEND
    int impose(
            Console console,
            Supplier<String> keys,
            String what,
            List<String> handlings,
            List<String> tiers,
            List<String> services)
            throws IOException, InterruptedException {
        if (until.isPresent() && lasts.isPresent()) {
            throw new CannotGoOn("give --until or --for, not both");
        }
        if (emergency != secondOfficer.isPresent()) {
            throw new CannotGoOn(
                    "an emergency measure takes two officers: give --emergency and --second-officer, or neither");
        }
        ApiClient api = server.connect(console);
        MeasureProposal proposal = new MeasureProposal(
                body,
                what,
                handlings,
                tiers,
                services,
                emergency,
                secondOfficer,
                end(api),
                about,
                liftsWhen,
                reason,
                exit);
        if (preview) {
            String path = Address.of("measures").with("preview", "true").text();
            Foreseen.show(console, output, api.post(path, proposal, keys.get(), Preview.class));
            return Exit.DONE;
        }
        Address address = Address.of("measures").with("wait", waiting.span());
        InForce done = api.post(address.text(), proposal, keys.get(), InForce.class);
        return waiting.tell(console, output, "The measure to " + what.toLowerCase(Locale.ROOT) + " " + body, done);
    }

    /// Counted by the network's own clock, which may be ahead of this machine's.
    private Optional<Instant> end(ApiClient api) throws IOException, InterruptedException {
        if (lasts.isEmpty()) {
            return until;
        }
        return Optional.of(
                api.read(Address.of("clock").text(), ClockView.class).now().plus(lasts.get()));
    }
}
