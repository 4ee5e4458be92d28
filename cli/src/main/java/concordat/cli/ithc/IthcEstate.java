package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.EstateView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ithc estate BODY`.
@Command(
        name = "estate",
        description = {
            "Shows what a body says there is to be tested; with any of --internal, --external or --build says it anew.",
            "What is said replaces what was said before, all of it; earlier versions stay on record. Long lists may"
                    + " come from a file: @FILE stands for the words in it."
        },
        footer = {
            "%nExamples:",
            "  concordat ithc estate wickenfield",
            "  concordat ithc estate wickenfield --internal 10.1.0.0/16,10.2.0.0/16 --external www.wickenfield.example"
                    + " --build windows-11-laptop=end-user:640 --build windows-server-2025=server:38"
        })
final class IthcEstate implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Saying saying = new Saying();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Needed when the body has more than one.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--internal",
            split = ",",
            paramLabel = "PLACE",
            description = "Ranges, addresses and names inside, with commas between.")
    private List<String> internal = List.of();

    @Option(
            names = "--external",
            split = ",",
            paramLabel = "PLACE",
            description = "Addresses, ranges and names that face outwards.")
    private List<String> external = List.of();

    @Option(
            names = "--build",
            paramLabel = "NAME=USE:MACHINES",
            description = "Machines that are set up alike; USE is server or end-user. Once for each build.")
    private List<String> builds = List.of();

    IthcEstate(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = saying.server.connect(console);
        if (internal.isEmpty() && external.isEmpty() && builds.isEmpty()) {
            return show(api);
        }
        String place = Saying.environment(api, body, environment);
        List<EstateView> before = read(api, Optional.of(place));
        int version = before.isEmpty() ? 1 : before.getFirst().version() + 1;
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("environment", place);
        payload.put("version", version);
        payload.put("internal", Saying.set(internal));
        payload.put("external", Saying.set(external));
        payload.put("builds", built());
        return saying.say(
                console,
                api,
                "estate-declared",
                payload,
                keys.get(),
                "The estate of " + place + " is declared (version " + version + ")");
    }

    private List<EstateView> read(ApiClient api, Optional<String> of) throws IOException, InterruptedException {
        return api.page(
                        Address.of("bodies", body, "estates")
                                .with("environment", of)
                                .text(),
                        EstateView.class)
                .items();
    }

    private List<Map<String, Object>> built() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String build : builds) {
            int equals = build.lastIndexOf('=');
            int colon = build.lastIndexOf(':');
            String use = equals < 1 || colon < equals ? "" : build.substring(equals + 1, colon);
            String number = colon < 0 ? "" : build.substring(colon + 1);
            if (!List.of("server", "end-user").contains(use) || !number.matches("[0-9]{1,7}")) {
                throw new CannotGoOn(
                        "[" + build + "] is no build; write NAME=server:MACHINES or NAME=end-user:MACHINES");
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", build.substring(0, equals));
            one.put("use", use.toUpperCase(Locale.ROOT).replace('-', '_'));
            one.put("machines", Integer.valueOf(number));
            all.add(one);
        }
        return all;
    }

    private int show(ApiClient api) throws IOException, InterruptedException {
        Map<String, EstateView> newest = new LinkedHashMap<>();
        read(api, environment).forEach(e -> newest.putIfAbsent(e.environment(), e));
        if (saying.output.json()) {
            newest.values().forEach(console::json);
        } else if (newest.isEmpty()) {
            console.say("Nobody has said what there is of " + body + " to be tested.");
        }
        if (!saying.output.json()) {
            newest.values().forEach(this::show);
        }
        return Exit.DONE;
    }

    private void show(EstateView estate) {
        console.say(estate.environment() + ", version " + estate.version() + ", declared " + estate.at() + " by "
                + estate.by() + ": " + Figures.counted(estate.machines(), "machine", "machines") + " inside.");
        console.say("  inside:   " + (estate.internal().isEmpty() ? "-" : String.join(", ", estate.internal())));
        console.say("  outwards: " + (estate.external().isEmpty() ? "-" : String.join(", ", estate.external())));
        Table table = new Table("build", "use", "machines");
        estate.builds().forEach(b -> table.row(b.name(), b.use(), b.machines()));
        if (!table.isEmpty()) {
            table.print(console, "  ");
        }
    }
}
