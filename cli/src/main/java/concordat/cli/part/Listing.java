package concordat.cli.part;

import concordat.api.ApiClient;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What every command that lists a part takes, and how it shows it.
final class Listing {

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Option(
            names = "--body",
            paramLabel = "ID",
            description = "Only what concerns this body; who does not see the nation names their own.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
    private Optional<String> state = Optional.empty();

    /// @param queue only packs in the queue
    void show(Console console, ApiClient api, Part part, boolean queue) throws IOException, InterruptedException {
        Address list = Address.of(part.path()).with("body", body).with("state", state);
        List<JsonNode> items = Pages.read(api, queue ? list.with("queue", "true") : list, JsonNode.class, limit.most());
        if (output.json()) {
            items.forEach(console::json);
        } else if (items.isEmpty()) {
            console.say("There are no such " + part.path() + ".");
        } else {
            Table table = new Table(part.heads());
            for (JsonNode item : items) {
                table.row(part.members().stream().map(m -> cell(item.path(m))).toArray());
            }
            table.print(console, "");
        }
    }

    private static Object cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(String.valueOf(cell(part))));
            return parts.isEmpty() ? "-" : String.join(", ", parts);
        }
        if (value.isObject()) {
            return value.has("probability") ? percent(value.path("probability").doubleValue()) : "too little record";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        return value.isIntegralNumber() ? value.longValue() : value.asString();
    }

    static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f %%", probability * 100);
    }
}
