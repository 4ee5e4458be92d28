package concordat.cli.oscal;

import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `oscal export BODY --model MODEL -o FILE`.
@Command(
        name = "export",
        description = {
            "Writes records of a running network as an OSCAL document. Of a body: ssp (how each control is kept, what"
                    + " others carry for it and it for others), poam (what is to be put right), ap (what is assessed by"
                    + " whom), ar (what was found), component (what it offers to carry).",
            "Of an edition of the code, named with --edition in place of a body: catalog, and profile.",
            "Weaknesses are told by control and by how many, never which."
        },
        footer = {
            "%nExamples:",
            "  concordat oscal export wickenfield --model ssp -o ssp.json",
            "  concordat oscal export wickenfield --model poam --oscal 1.1 --at 2027-01-01 -o poam.json",
            "  concordat oscal export --edition model-1 --model catalog -o model-1.catalog.json"
        })
final class OscalExportCommand implements Callable<Integer> {

    private static final List<String> OF_A_BODY = List.of("ssp", "poam", "ap", "ar", "component");
    private static final List<String> OF_AN_EDITION = List.of("catalog", "profile");

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(arity = "0..1", paramLabel = "BODY", description = "Whose records; the body's id.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--edition", paramLabel = "ID", description = "An edition in place of a body.")
    private Optional<String> edition = Optional.empty();

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "Which document.")
    private String model = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where to; replaced when it is there.")
    private Path out = Path.of("");

    @Option(
            names = "--environment",
            paramLabel = "ID",
            description = "Which of the body's; needed when it has more than one.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "As the record stood then; the network's present when left out.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--oscal", paramLabel = "VERSION", description = "1.0, 1.1 or 1.2; the newest where not given.")
    private Optional<String> version = Optional.empty();

    OscalExportCommand(Console console) {
        this.console = console;
    }

    private record Line(String file, String model, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address =
                address().with("environment", environment).with("at", at).with("version", version);
        server.connect(console).download(address.text(), out);
        long bytes = Files.size(out);
        if (output.json()) {
            console.json(new Line(out.toString(), word(), bytes));
        } else {
            console.say(out + ": " + word() + " of " + body.or(() -> edition).orElse("") + ", " + Figures.bytes(bytes));
        }
        return Exit.DONE;
    }

    private String word() {
        return model.toLowerCase(Locale.ROOT);
    }

    private Address address() {
        if (body.isPresent() == edition.isPresent()) {
            throw new CannotGoOn("name a body, or give --edition; see concordat oscal export --help");
        }
        List<String> there = body.isPresent() ? OF_A_BODY : OF_AN_EDITION;
        if (!there.contains(word())) {
            throw new CannotGoOn("there is no " + model + " of " + (body.isPresent() ? "a body" : "an edition")
                    + "; there are " + String.join(", ", there));
        }
        return body.isPresent()
                ? Address.of("bodies", body.get(), "oscal", word())
                : Address.of("editions", edition.orElseThrow(), "oscal", word());
    }
}
