package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.BodyView;
import concordat.api.view.ClockView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.ReadingView;
import concordat.api.view.StandingView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Patience;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `standing BODY`, `standing --all`: control by control, with reasons.
@Command(
        name = "standing",
        description = {
            "Shows where a body stands, control by control, with reasons.",
            "--all shows every body at one and the same instant, in the order of their ids. Its lines name that instant"
                    + " only with --at, so that two answers differ only where standing differs.",
            "--as another code, for example caf or cyber-essentials, reads the standing over the crosswalks that the"
                    + " network has published: what is held of that code, from which of ours, how sure, until when,"
                    + " and what is lacking. concordat readings counts the whole network.",
            "--at an instant in the past shows the network as it stood then, from the acts done by then and no others;"
                    + " ahead of the present it reads the acts known today at that later instant."
        },
        footer = {
            "%nExamples:",
            "  concordat standing b-0042 --at 2026-12-01T00:00:00Z",
            "  concordat standing b-0042 --at 2027-03-01",
            "  concordat standing b-0042 --as caf --profile baseline --missing",
            "  concordat standing --all --json > before.jsonl"
        })
final class StandingCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(arity = "0..1", paramLabel = "BODY", description = "The body's id.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--all", description = "Every body.")
    private boolean all;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "The instant asked about, in UTC; the network's present when left out.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--as", paramLabel = "CODE", description = "Another code to read the standing as.")
    private Optional<String> as = Optional.empty();

    @Option(names = "--missing", description = "With --as: only what is not held in full.")
    private boolean missing;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "With --as: only what this profile asks.")
    private Optional<String> profile = Optional.empty();

    StandingCommand(Console console) {
        this.console = console;
    }

    /// A standing as a line of JSON.
    private record Line(
            String environment,
            String body,
            String edition,
            Optional<Instant> at,
            Optional<String> reading,
            Optional<Long> acts,
            Optional<Instant> changesAt,
            List<ControlStandingView> controls) {

        static Line of(StandingView view, Optional<Instant> at) {
            return new Line(
                    view.environment(),
                    view.body(),
                    view.edition(),
                    at,
                    at.map(named -> view.reading()),
                    at.map(named -> view.acts()),
                    view.changesAt(),
                    view.controls());
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (all == body.isPresent()) {
            throw new CannotGoOn("name one body, or give --all for every body; see concordat standing --help");
        }
        ApiClient api = server.connect(console);
        if (as.isPresent()) {
            return readAs(api, as.get());
        }
        if (missing || profile.isPresent()) {
            throw new CannotGoOn("--missing and --profile go with --as CODE");
        }
        if (body.isPresent()) {
            List<StandingView> views = standing(api, body.get(), at);
            if (views.isEmpty()) {
                console.warn("concordat standing: " + body.get() + " certifies no environment"
                        + at.map(instant -> " at " + instant).orElse("") + ", so there is nothing to show");
            }
            views.forEach(view -> print(view, Optional.of(view.at())));
            if (at.isEmpty() && !output.json()) {
                suspended(api.read(Address.of("bodies", body.get()).text(), BodyView.class));
            }
            return Exit.DONE;
        }
        // One instant for all, or bodies asked a second apart could not be compared.
        Instant when = at.isPresent()
                ? at.get()
                : api.read(Address.of("clock").text(), ClockView.class).now();
        List<String> bodies = Pages.read(api, Address.of("bodies"), BodyView.class, Integer.MAX_VALUE).stream()
                .map(BodyView::id)
                .sorted()
                .distinct()
                .toList();
        for (String each : bodies) {
            for (StandingView view : standing(api, each, Optional.of(when))) {
                print(view, at);
            }
        }
        return Exit.DONE;
    }

    /// What is held says nothing of what a measure closes all the same.
    private void suspended(BodyView view) {
        if (view.state().equals("suspended")) {
            console.say(view.id() + " is suspended: it reaches nothing, whatever it holds. concordat measure list says"
                    + " why, until when and what lifts it.");
        }
    }

    private int readAs(ApiClient api, String named) throws IOException, InterruptedException {
        if (body.isEmpty()) {
            throw new CannotGoOn("name one body; concordat readings " + named + " shows them all");
        }
        String code = OtherCode.id(api, named, profile);
        Address address = Address.of("bodies", body.get(), "readings", code).with("at", at);
        List<ReadingView> views = api.page(address.text(), ReadingView.class).items();
        if (views.isEmpty()) {
            console.warn("concordat standing: " + body.get() + " certifies no environment that an edition judges"
                    + at.map(instant -> " at " + instant).orElse("") + ", so there is nothing to read as " + code);
        }
        for (ReadingView view : views) {
            if (output.json()) {
                console.json(view);
            } else {
                OtherCode.print(console, view, missing, profile);
            }
        }
        return Exit.DONE;
    }

    private List<StandingView> standing(ApiClient api, String body, Optional<Instant> when)
            throws IOException, InterruptedException {
        Address address = Address.of("bodies", body, "standing").with("at", when);
        Patience patience = new Patience(console, "the ledger is being read up to then");
        try {
            return api.page(address.text(), StandingView.class).items().stream()
                    .sorted(Comparator.comparing(StandingView::environment))
                    .toList();
        } finally {
            patience.close();
        }
    }

    private static String reading(StandingView view) {
        return switch (view.reading()) {
            case "past" -> ", as it stood then (" + Figures.count(view.acts()) + " acts)";
            case "ahead" -> ", read ahead from the " + Figures.count(view.acts()) + " acts known today";
            default -> "";
        };
    }

    private void print(StandingView view, Optional<Instant> when) {
        if (output.json()) {
            console.json(Line.of(view, when));
            return;
        }
        console.say("Body " + view.body() + ", environment " + view.environment() + ", edition " + view.edition()
                + when.map(i -> ", at " + i + reading(view)).orElse("")
                + view.changesAt().map(i -> "; changes by itself at " + i).orElse(""));
        Map<String, Integer> states = new TreeMap<>();
        Table table = new Table("control", "state", "holds for", "changes", "bites", "case", "why");
        for (ControlStandingView control : view.controls()) {
            states.merge(control.state(), 1, Integer::sum);
            table.row(
                    control.control(),
                    control.state(),
                    holdsFor(control),
                    Figures.orDash(control.changesAt()),
                    Figures.orDash(control.bitesAt()),
                    Figures.orDash(control.caseId()),
                    control.reason());
        }
        table.print(console, "  ");
        console.say("  " + view.controls().size() + " controls: " + Figures.each(states));
    }

    private static String holdsFor(ControlStandingView control) {
        if (control.holdsFor().isEmpty()) {
            return "nothing";
        }
        List<String> handlings = new ArrayList<>();
        for (String handling : control.holdsFor()) {
            List<String> only = control.onlyFor().getOrDefault(handling, List.of());
            handlings.add(handling + (only.isEmpty() ? "" : " (only data of " + String.join(", ", only) + ")"));
        }
        return String.join(", ", handlings);
    }
}
