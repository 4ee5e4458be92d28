package concordat.cli.enrich;

import concordat.api.ApiClient;
import concordat.api.view.EnrichmentView;
import concordat.api.view.VulnerabilityListView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// Sends a list and waits until findings are judged by it.
final class Holding {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Console console;
    private final ApiClient api;
    private final boolean json;

    Holding(Console console, ApiClient api, boolean json) {
        this.console = console;
        this.api = api;
        this.json = json;
    }

    /// @param kind `kev` or `epss`
    int hold(String kind, Path file, Optional<LocalDate> asOf) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            throw new CannotGoOn(file + " is no file with anything in it");
        }
        EnrichmentView held = api.putFile(
                Address.of("vulnerability-lists", kind)
                        .with("asOf", asOf.map(LocalDate::toString))
                        .text(),
                "application/octet-stream",
                file,
                EnrichmentView.class);
        int all = held.waiting();
        int told = 0;
        while (held.waiting() > 0) {
            int tenths = 10 * Math.max(0, all - held.waiting()) / all;
            if (tenths > told) {
                told = tenths;
                console.warn("  judged the findings of " + Figures.count(all - held.waiting()) + " of "
                        + Figures.counted(all, "environment", "environments"));
            }
            Thread.sleep(PAUSE);
            held = api.read(Address.of("vulnerability-lists").text(), EnrichmentView.class);
        }
        if (json) {
            console.json(held);
            return Exit.DONE;
        }
        for (VulnerabilityListView list : held.lists()) {
            if (list.kind().equals(kind)) {
                console.say("Held: " + told(list) + ".");
            }
        }
        console.say(
                all == 0
                        ? "No finding is judged otherwise."
                        : "The findings of " + Figures.counted(all, "environment", "environments")
                                + " were judged anew.");
        return Exit.DONE;
    }

    static String told(VulnerabilityListView list) {
        String what = list.kind().equals("kev")
                ? Figures.counted(list.entries(), "vulnerability", "vulnerabilities") + " known to be exploited"
                : "scores of " + Figures.counted(list.entries(), "vulnerability", "vulnerabilities");
        return what + ", as of " + list.asOf();
    }
}
