package concordat.cli.oscal;

import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `oscal convert FILE --to json --out FILE`.
@Command(
        name = "convert",
        description = {
            "Writes an OSCAL document (JSON, YAML or XML) as JSON, with all that it holds.",
            "With --oscal for another version; what that has no words for is refused rather than dropped."
        },
        footer = {
            "%nExample:",
            "  concordat oscal convert plan.xml --to json --oscal 1.1 --out plan.json",
            "%nEnds with 2 when the file is no OSCAL document, or the version cannot say it."
        })
final class OscalConvertCommand implements Callable<Integer> {

    private static final String NAME = "oscal convert";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The document.")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "FORMAT", defaultValue = "json", description = "Only json.")
    private String format = "json";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to; replaced when it is there.")
    private Path out = Path.of("");

    @Option(
            names = "--oscal",
            paramLabel = "VERSION",
            description = "1.0, 1.1 or 1.2; as the document where not given.")
    private Optional<String> version = Optional.empty();

    OscalConvertCommand(Console console) {
        this.console = console;
    }

    private record Line(String file, String out, String model, String from, String oscalVersion) {}

    @Override
    public Integer call() throws IOException {
        if (!format.toLowerCase(Locale.ROOT).equals("json")) {
            throw new CannotGoOn("there is no writing of " + format + "; give --to json");
        }
        Optional<OscalReading.Read> read = Documents.read(console, NAME, file);
        if (read.isEmpty()) {
            return Exit.REFUSED;
        }
        OscalVersion target = Documents.version(version, read.get().document());
        if (!Documents.write(console, NAME, read.get().document(), target, out)) {
            return Exit.REFUSED;
        }
        Line line = new Line(
                file.toString(),
                out.toString(),
                read.get().document().model().root(),
                read.get().format().name().toLowerCase(Locale.ROOT),
                target.number());
        if (output.json()) {
            console.json(line);
        } else {
            console.say(out + ": " + read.get().document().model().words() + " in OSCAL " + line.oscalVersion());
        }
        return Exit.DONE;
    }
}
