package concordat.cli.findings;

import concordat.api.view.BreachChange;
import concordat.api.view.RatingChange;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// Shows what a decision on how bad findings are does, or would.
final class Rating {

    private Rating() {}

    static void show(Console console, Output output, RatingChange change) {
        if (output.json()) {
            console.json(change);
            return;
        }
        String chosen = change.severities().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        console.say("Chosen and open in " + change.environment() + ": " + (chosen.isEmpty() ? "none" : chosen));
        change.from()
                .ifPresent(from -> console.say(Figures.counted(change.findings(), "finding", "findings") + " on "
                        + Figures.counted(change.assets(), "asset", "assets") + ": " + from + " by the tool, "
                        + change.as() + " until " + FindingsList.day(change.until())));
        if (change.beside() > 0) {
            console.say("Beside it: " + Figures.counted(change.beside(), "open finding", "open findings")
                    + " of the same weaknesses, of which no decision is");
        }
        Refusals.show(console, change.refused(), change.refusedInAll());
        breaches(console, change);
        if (change.receipt().isPresent()) {
            console.say("Done by act " + change.receipt().get().first() + "; the decision is "
                    + change.decision().orElse("") + ". Standing follows within seconds.");
        } else {
            change.preview().ifPresent(p -> Foreseen.show(console, output, p));
            console.say(change.preview().isEmpty() ? "Nothing is to be done." : "Nothing was done.");
        }
    }

    private static void breaches(Console console, RatingChange change) {
        if (change.breaches().isEmpty()) {
            return;
        }
        Table table = new Table("control", "failed by", "from", "then by", "from then");
        for (BreachChange breach : change.breaches()) {
            table.row(
                    breach.control(), breach.before(), day(breach.failsAt()), breach.after(), day(breach.failsThen()));
        }
        table.print(console, "  ");
    }

    private static String day(Optional<Instant> at) {
        return at.map(FindingsList::day).orElse("-");
    }
}
