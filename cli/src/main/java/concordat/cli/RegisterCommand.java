package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.FileFaults;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.intake.register.RegisterReading;
import concordat.intake.register.RegisteredBody;
import concordat.intake.register.Registers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `register FILE`: the bodies of a public register join the network.
@Command(
        name = "register",
        description = {
            "Lets the bodies of a public register (CSV) join, each with one environment. Only the programme lead may.",
            "Bodies that are in the network already, by id or register code, and bodies that have ended are left as"
                    + " they are, so that a newer register can be given at any time and a broken run again."
        },
        footer = {"%nExample:", "  concordat register local-authorities.csv --nation England --dry-run"})
final class RegisterCommand implements Callable<Integer> {

    /// A body and its environment are two acts; a batch holds 500.
    private static final int BODIES_A_BATCH = 250;

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--nation", paramLabel = "NAME", description = "Only bodies of this nation.")
    private Optional<String> nation = Optional.empty();

    @Option(names = "--kind", paramLabel = "CODE", description = "Only bodies of this kind, by the register's code.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--dry-run", description = "Only say which bodies would join.")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "The register, as CSV with headings.")
    private Path file = Path.of("");

    RegisterCommand(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    private record Line(String body, String name, String kind, String region, String registerCode, boolean joined) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<List<RegisteredBody>> listed = read();
        if (listed.isEmpty()) {
            return Exit.REFUSED;
        }
        List<RegisteredBody> wanted = listed.get().stream()
                .filter(RegisteredBody::current)
                .filter(body ->
                        nation.filter(n -> !n.equalsIgnoreCase(body.nation())).isEmpty())
                .filter(body ->
                        kind.filter(k -> !k.equalsIgnoreCase(body.kind())).isEmpty())
                .toList();
        ApiClient api = server.connect(console);
        List<RegisteredBody> fresh = unknown(api, wanted);
        if (!dryRun) {
            join(api, fresh);
        }
        fresh.forEach(this::tell);
        if (!output.json()) {
            console.say(Figures.count(fresh.size()) + (dryRun ? " bodies would join; " : " bodies joined; ")
                    + Figures.count(wanted.size() - fresh.size()) + " were in the network already; "
                    + Figures.count(listed.get().size() - wanted.size()) + " of the register were not meant.");
        }
        return Exit.DONE;
    }

    private Optional<List<RegisteredBody>> read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (Registers.read(in, file.toString())) {
                case RegisterReading.Read read -> Optional.of(read.bodies());
                case RegisterReading.Rejected rejected -> {
                    FileFaults.tell(console, "register", file, rejected.problems());
                    yield Optional.empty();
                }
            };
        }
    }

    private static List<RegisteredBody> unknown(ApiClient api, List<RegisteredBody> wanted)
            throws IOException, InterruptedException {
        Set<String> known = new HashSet<>();
        for (BodyView body : Pages.read(api, Address.of("bodies"), BodyView.class, Integer.MAX_VALUE)) {
            known.add(body.id());
            known.add(body.registerCode());
        }
        return wanted.stream()
                .filter(body -> !known.contains(id(body)) && !known.contains(code(body)))
                .toList();
    }

    private void join(ApiClient api, List<RegisteredBody> fresh) throws IOException, InterruptedException {
        for (int from = 0; from < fresh.size(); from += BODIES_A_BATCH) {
            int to = Math.min(from + BODIES_A_BATCH, fresh.size());
            List<ActProposal> acts = new ArrayList<>();
            for (RegisteredBody body : fresh.subList(from, to)) {
                acts.add(new ActProposal(
                        "body-joined",
                        Map.of(
                                "body", id(body),
                                "name", body.name(),
                                "kind", kind(body),
                                "region", body.region(),
                                "registerCode", code(body))));
                acts.add(new ActProposal(
                        "environment-declared",
                        Map.of("environment", id(body) + "-main", "body", id(body), "name", "Main network")));
            }
            api.post(Address.of("acts").text(), new ActBatch(acts), keys.get(), Receipt.class);
            console.warn("  " + Figures.count(to) + " of " + Figures.count(fresh.size()) + " bodies joined");
        }
    }

    private void tell(RegisteredBody body) {
        if (output.json()) {
            console.json(new Line(id(body), body.name(), kind(body), body.region(), code(body), !dryRun));
        }
    }

    private static String id(RegisteredBody body) {
        return "b-" + body.code().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String kind(RegisteredBody body) {
        return body.kindName().isBlank() ? body.kind() : body.kindName();
    }

    /// By the statistics office's code maps and other registers know a body.
    private static String code(RegisteredBody body) {
        return body.statisticalCode().orElse(body.code());
    }
}
