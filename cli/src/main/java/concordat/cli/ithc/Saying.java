package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.api.view.StandingView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Foreseen;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.OneEnvironment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What commands that say something of a health check have in common.
final class Saying {

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--preview", description = "Shows what would change and does nothing.")
    private boolean preview;

    /// @return the environment that is meant
    static String environment(ApiClient api, String body, Optional<String> named)
            throws IOException, InterruptedException {
        List<String> all = api.page(Address.of("bodies", body, "standing").text(), StandingView.class).items().stream()
                .map(StandingView::environment)
                .toList();
        return OneEnvironment.of(body, named, all);
    }

    /// @return as the ledger holds a set
    static List<String> set(Collection<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /// @param told what is said when it is done
    int say(Console console, ApiClient api, String kind, Map<String, Object> payload, String key, String told)
            throws IOException, InterruptedException {
        ActBatch batch = new ActBatch(List.of(new ActProposal(kind, payload)));
        if (preview) {
            Foreseen.show(
                    console,
                    output,
                    api.post(Address.of("acts").with("preview", "true").text(), batch, key, Preview.class));
            return Exit.DONE;
        }
        Receipt receipt = api.post(Address.of("acts").text(), batch, key, Receipt.class);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say(told + ", in the ledger at position " + Figures.count(receipt.first()) + ".");
        }
        return Exit.DONE;
    }
}
