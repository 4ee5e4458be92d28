package concordat.cli.terminal;

import concordat.api.view.Preview;
import concordat.api.view.PreviewReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Shows how standing would read as other codes before something is done.
public final class ForeseenReadings {

    /// More environments than these are shown a line each.
    private static final int IN_FULL = 3;

    private ForeseenReadings() {}

    public static void show(Console console, Preview preview) {
        if (preview.readings().isEmpty()) {
            console.say("No standing would read otherwise as another code.");
            return;
        }
        Table table =
                new Table("body", "environment", "read as", "in full now", "then", "in part now", "then", "otherwise");
        for (PreviewReading reading : preview.readings()) {
            table.row(
                    reading.body(),
                    reading.environment(),
                    reading.code(),
                    reading.metBefore(),
                    reading.metAfter(),
                    reading.partlyBefore(),
                    reading.partlyAfter(),
                    reading.changes().size());
        }
        table.print(console, "");
        if (preview.readings().size() <= IN_FULL) {
            preview.readings().forEach(reading -> detail(console, reading));
        }
        console.say(Figures.count(preview.readingsInAll())
                + (preview.readingsInAll() == 1 ? " reading would be another" : " readings would be others")
                + (preview.readingsInAll() > preview.readings().size()
                        ? "; the first " + preview.readings().size() + " are shown"
                        : "")
                + ".");
    }

    private static void detail(Console console, PreviewReading reading) {
        Map<String, List<String>> byStep = new TreeMap<>();
        for (PreviewReading.Change change : reading.changes()) {
            String step = change.before().equals(change.after())
                    ? change.after() + ", less or more sure"
                    : change.before() + " to " + change.after();
            byStep.computeIfAbsent(step, s -> new ArrayList<>()).add(change.requirement());
        }
        byStep.forEach((step, ids) -> console.say(
                "  " + reading.environment() + " as " + reading.code() + ", " + step + ": " + String.join(", ", ids)));
    }
}
