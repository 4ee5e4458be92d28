package concordat.cli.oscal;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.make.StableUuid;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReading;
import concordat.oscal.resolve.ProfileResolver;
import concordat.oscal.resolve.Resolution;
import concordat.oscal.resolve.Stamp;
import concordat.oscal.view.Catalogue;
import concordat.oscal.write.OscalWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `oscal resolve PROFILE --from DIR --out FILE`.
@Command(
        name = "resolve",
        description = {
            "Writes the catalogue that a profile describes: its controls chosen, merged and changed as it says.",
            "What the profile imports has to stand below --from. Nothing is fetched, and no path or link leads out of"
                    + " that folder; an address elsewhere stands for the one file there of the same name."
        },
        footer = {
            "%nExample:",
            "  concordat oscal resolve high.json --from catalogues --out high-catalogue.json",
            "%nEnds with 2 when something that is imported is not there, or profiles import one another in a circle."
        })
final class OscalResolveCommand implements Callable<Integer> {

    private static final String NAME = "oscal resolve";

    /// Catalogues resolved here are named in a space of their own.
    private static final UUID RESOLVED = UUID.fromString("c0f5b1f6-61a4-4e7c-9d4f-0c6a52a6d6b1");

    private final Console console;
    private final InstantSource clock;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    private Path file = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "Where what it imports is kept.")
    private Path folder = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to; replaced when it is there.")
    private Path out = Path.of("");

    OscalResolveCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    private record Line(String file, String out, String title, long controls, List<String> remarks) {}

    @Override
    public Integer call() throws IOException {
        Optional<OscalReading.Read> read = Documents.read(console, NAME, file);
        if (read.isEmpty()) {
            return Exit.REFUSED;
        }
        Folder store = new Folder(folder);
        OscalDocument profile = read.get().document();
        return switch (ProfileResolver.resolve(address(store), profile, store, stamp(profile))) {
            case Resolution.Refused refused -> {
                console.warn("concordat " + NAME + ": " + refused.address() + ": " + refused.problem());
                yield Exit.REFUSED;
            }
            case Resolution.Resolved resolved -> write(resolved);
        };
    }

    /// A profile need not stand below the folder: what it imports is then looked for in the folder itself.
    private String address(Folder store) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath())
                ? store.address(file)
                : String.valueOf(file.getFileName()).replace(" ", "%20");
    }

    /// The same profile resolved at the same time has the same uuid; no other document has it.
    private Stamp stamp(OscalDocument profile) {
        Instant now = clock.instant();
        String content = new String(OscalWriter.json(profile.root()), StandardCharsets.UTF_8);
        String uuid = StableUuid.of(RESOLVED, now + " " + content).toString();
        String source = String.valueOf(file.getFileName()).replace(" ", "%20");
        return new Stamp(uuid, now, Optional.of(source), "Concordat");
    }

    private int write(Resolution.Resolved resolved) throws IOException {
        OscalDocument catalogue = resolved.catalogue();
        OscalVersion version = catalogue.version().orElse(OscalVersion.V1_2);
        if (!Documents.write(console, NAME, catalogue, version, out)) {
            return Exit.REFUSED;
        }
        Line line = new Line(
                file.toString(),
                out.toString(),
                catalogue.title(),
                new Catalogue(catalogue).allControls().count(),
                resolved.remarks().stream().map(OscalProblem::toString).toList());
        resolved.remarks().forEach(remark -> console.warn("concordat " + NAME + ": " + file + ": " + remark));
        if (output.json()) {
            console.json(line);
        } else {
            console.say(out + ": " + line.title() + ", " + Figures.count(line.controls()) + " controls");
        }
        return Exit.DONE;
    }
}
