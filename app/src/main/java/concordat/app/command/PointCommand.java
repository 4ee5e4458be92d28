package concordat.app.command;

import concordat.app.gateway.EnforcementPoints;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.cli.terminal.Console;
import concordat.gateway.point.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `point`: who of others may ask a gateway what to let through.
@Command(
        name = "point",
        mixinStandardHelpOptions = true,
        description = "Proxies and services of others that ask a gateway what to let through"
                + " (docs/decision-points.md).%n")
final class PointCommand {

    private PointCommand() {}

    static CommandLine line(Console console) {
        CommandLine point = new CommandLine(new PointCommand());
        point.addSubcommand(new Add(console));
        point.addSubcommand(new ListThem(console));
        point.addSubcommand(new Remove(console));
        return point;
    }

    /// What all three ask for.
    static final class Where {

        @Mixin
        private final SettingFlags flags = new SettingFlags();

        @Option(
                names = "--index",
                paramLabel = "I",
                description = "Which gateway, from 0 (default: 0).",
                defaultValue = "0")
        private int index;

        private EnforcementPoints points(Settings settings) {
            return EnforcementPoints.of(DataFolder.open(settings.data()), index);
        }
    }

    /// `point add`.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a certificate for one and lets it ask.%n",
            footer = {"%nExample:", "  concordat point add nginx-1 --host benefits-lookup.concordat.localhost"})
    static final class Add implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final Where where = new Where();

        @Parameters(paramLabel = "NAME", description = "A name for it: small letters, digits, hyphens.")
        private String name = "";

        @Option(
                names = "--host",
                required = true,
                paramLabel = "HOST",
                description = "A host it may ask about; repeat.")
        private List<String> hosts = List.of();

        @Option(
                names = "--stops-downloads",
                description = "It refuses attachments when a permit obliges it to; otherwise it gets no such permit.")
        private boolean stopsDownloads;

        @Option(names = "--searches", description = "It may ask who may reach what.")
        private boolean searches;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws InterruptedException {
            return Plainly.run(this::run);
        }

        private void run() throws IOException {
            Settings settings = where.flags.read(console);
            EnforcementPoints points = where.points(settings);
            boolean first = points.list().isEmpty();
            Path folder = points.add(
                    name,
                    hosts,
                    stopsDownloads,
                    searches,
                    InstantSource.system().instant());
            console.out()
                    .println(name + " may ask on port " + settings.decisionPort(where.index) + ", HAProxy on port "
                            + settings.haproxyPort(where.index) + ". What it needs is in " + folder);
            if (first) {
                console.out().println("The gateway opens these ports when it is started the next time.");
            }
        }
    }

    /// `point list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists those that may ask.%n")
    static final class ListThem implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final Where where = new Where();

        @Option(names = "--json", description = "One object for each, one a line.")
        private boolean json;

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws InterruptedException {
            return Plainly.run(this::run);
        }

        private void run() throws IOException {
            List<Point> points = where.points(where.flags.read(console)).list();
            if (json) {
                points.forEach(console::json);
                return;
            }
            if (points.isEmpty()) {
                console.out().println("Nobody may ask.");
            }
            for (Point point : points) {
                console.out()
                        .println(point.name() + "  "
                                + point.hosts().stream().sorted().collect(Collectors.joining(", "))
                                + (point.stopsDownloads() ? "  stops downloads" : "")
                                + (point.searches() ? "  searches" : "") + "  " + point.fingerprint());
            }
        }
    }

    /// `point remove`.
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Lets one ask no longer, from within a second on.%n")
    static final class Remove implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final Where where = new Where();

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name = "";

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws InterruptedException {
            return Plainly.run(() -> where.points(where.flags.read(console)).remove(name));
        }
    }
}
