package concordat.cli.findings;

import concordat.api.view.BearingView;
import concordat.api.view.Detected;
import concordat.api.view.FindingDetail;
import concordat.api.view.FindingView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `findings show BODY FINDING`.
@Command(
        name = "show",
        description =
                "Shows all that is known of a finding: what each tool saw, its clock, what it fails, how to mend it.",
        footer = {"%nExample:", "  concordat findings show wickenfield wickenfield.main-17"})
final class FindingsShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "FINDING", description = "Its id; concordat findings list shows them.")
    private String finding = "";

    FindingsShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FindingDetail all = server.connect(console)
                .read(Address.of("bodies", body, "findings", finding).text(), FindingDetail.class);
        if (output.json()) {
            console.json(all);
        } else {
            tell(all);
        }
        return Exit.DONE;
    }

    private void tell(FindingDetail all) {
        FindingView finding = all.finding();
        console.say(finding.id() + ": " + finding.title().orElse(finding.weakness()));
        console.say(
                "  " + FindingsList.rated(finding) + ", " + finding.state() + ", on " + Assets.shown(finding.asset())
                        + finding.port().map(p -> " port " + p).orElse("")
                        + finding.place().map(p -> " at " + p).orElse("")
                        + (all.internetFacing() ? ", which faces the internet" : ""));
        console.say("  first reported " + FindingsList.day(finding.firstReported())
                + finding.due().map(d -> ", due " + FindingsList.day(d)).orElse(", no date by which to mend it")
                + finding.clock().map(c -> " (" + FindingsList.clock(c) + ")").orElse(""));
        console.say("  fails " + (finding.controls().isEmpty() ? "nothing" : String.join(", ", finding.controls())));
        all.bearings().forEach(bearing -> line("bears on", bears(bearing)));
        line(
                "action",
                finding.action()
                        .map(a -> a.number() + " (" + a.action() + ") is to mend it by " + a.plannedOn()
                                + a.owner().map(o -> ", by " + o).orElse(""))
                        .orElse(""));
        line("vulnerabilities", String.join(", ", finding.cves()));
        line("weakness classes", all.cwes().stream().map(cwe -> "CWE-" + cwe).collect(Collectors.joining(", ")));
        line(
                "score",
                all.score().map(String::valueOf).orElse("")
                        + (all.vectors().isEmpty() ? "" : " by " + String.join(", ", all.vectors())));
        line(
                "known to be exploited",
                finding.knownExploited()
                        .map(e -> e.cve() + ", since " + e.since())
                        .orElse(""));
        line(
                "likely to be exploited",
                finding.likelihood()
                        .map(l -> String.format(Locale.ROOT, "EPSS %.3f of %s, as of %s", l.score(), l.cve(), l.asOf()))
                        .orElse(""));
        line("identity", finding.identity());
        line("known to tools", all.exploitable() ? "an exploit is public" : "");
        line("upkeep", all.unsupported() ? "its maker no longer mends it" : "");
        Table table = new Table("tool", "as", "severity", "state", "last seen", "in", "best look at it");
        for (Detected detected : all.detections()) {
            table.row(
                    detected.tool(),
                    detected.weakness() + detected.place().map(p -> " at " + p).orElse(""),
                    detected.severity(),
                    detected.closedIn().map(in -> "gone, by " + in).orElse("there"),
                    FindingsList.day(detected.lastSeen()),
                    detected.lastSeenIn(),
                    detected.strength() + (detected.credentialed() ? ", logged in" : ""));
        }
        table.print(console, "  ");
        all.names().forEach(name -> console.say("  " + Assets.why(name)));
        prose("What it is", all.description().or(all::synopsis));
        prose("How to mend it", all.solution());
        prose("What the tool saw", all.output());
    }

    private static String bears(BearingView bearing) {
        String there = bearing.requirement() + " of " + bearing.code() + " by " + bearing.by();
        return bearing.controls().isEmpty()
                ? there + ", which no control here names"
                : String.join(", ", bearing.controls()) + ", through " + there;
    }

    private void line(String what, String text) {
        if (!text.isBlank()) {
            console.say("  " + what + ": " + text.strip());
        }
    }

    private void prose(String heading, Optional<String> text) {
        text.ifPresent(t -> {
            console.say("  " + heading + ":");
            t.strip().lines().forEach(line -> console.say("    " + line));
        });
    }
}
