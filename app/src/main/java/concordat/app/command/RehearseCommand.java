package concordat.app.command;

import concordat.api.ApiClient;
import concordat.api.view.StatusView;
import concordat.app.control.ControlPlane;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.demo.Greeting;
import concordat.demo.Maker;
import concordat.demo.network.Country;
import concordat.demo.rehearse.ApiTheatre;
import concordat.demo.rehearse.Month;
import concordat.demo.rehearse.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rehearse`.
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a year of the programme on a demonstration network that is up, through its API: bodies answer, submit,"
                    + " are assessed, plan, slip, ask for exceptions, are escalated and released.",
            "The same network gives the same year. The last column shows what was published of October 2013 to"
                    + " September 2014 (docs/rehearsal.md). Ctrl-C stops after the week that is being played.%n"
        },
        footer = {"%nExamples:", "  concordat rehearse --year", "  concordat rehearse --weeks 8"})
final class RehearseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    @Option(names = "--year", description = "A whole year; the same as --weeks 52.")
    private boolean year;

    @Option(names = "--weeks", paramLabel = "N", description = "How many weeks, 1 to 260 (default: 52).")
    private int weeks = 52;

    @Option(names = "--json", description = "One object for each month and one for the year, one a line.")
    private boolean json;

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        int exit = Plainly.run(() -> run(stopped));
        return stopped.get() ? Exit.STOPPED : exit;
    }

    private void run(AtomicBoolean stopped) throws IOException, InterruptedException {
        if (weeks < 1 || weeks > 260 || (year && weeks != 52)) {
            throw new IllegalArgumentException("a rehearsal of " + weeks + " weeks; give 1 to 260, or --year");
        }
        Settings settings = flags.read(console);
        Path token = DataFolder.open(settings.data()).token();
        if (!Files.exists(token)) {
            throw new CannotGoOn("no demonstration network has been made in " + settings.data()
                    + "; start one with ./concordat up, or name its data folder with --data");
        }
        ApiClient api = new ApiClient(settings.web(), Files.readString(token).strip());
        Country country = Maker.country(api, settings.seed(), settings.bodies());
        Greeting greeting = Greeting.read(settings.data().resolve("run").resolve("demonstration.properties"));
        long position = api.read("/status", StatusView.class).position();
        if (!json) {
            console.out()
                    .println("A year in " + country.name() + ", "
                            + country.bodies().size() + " bodies");
            console.out().println(Month.heading());
        }
        Console.Registration asked = console.interrupts().onInterrupt(() -> stopped.set(true));
        try {
            tell(new Rehearsal(
                            new ApiTheatre(api, "rehearse-" + position, greeting.password()),
                            country,
                            ControlPlane.OPERATOR.value(),
                            this::tell)
                    .play(weeks, () -> !stopped.get()));
        } finally {
            asked.takeBack();
        }
    }

    private void tell(Month month) {
        if (json) {
            console.json(month);
        } else {
            console.out().println(month.line());
        }
    }

    private void tell(Rehearsal.Year played) {
        if (json) {
            console.json(played);
            return;
        }
        console.out()
                .println(played.acts() + " acts by people, " + played.cases() + " cases, " + played.measures()
                        + " of them led to a measure, " + played.refusals() + " packs were refused.");
        played.refused().forEach((what, times) -> console.out()
                .println("  the rules stood " + times + (times == 1 ? " time" : " times") + " against " + what));
        console.out().println("Look at what came of it: concordat bodies; concordat cases; concordat ledger verify");
    }
}
