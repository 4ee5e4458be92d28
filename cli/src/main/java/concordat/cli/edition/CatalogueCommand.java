package concordat.cli.edition;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `catalogue FILE…`: what OSCAL catalogues hold, without a server.
@Command(
        name = "catalogue",
        description = {
            "Counts what OSCAL catalogues hold and says everything that is wrong with them. Needs no server.",
            "Enhancements count as controls."
        },
        footer = {
            "%nExample:",
            "  concordat catalogue --json catalogue.json",
            "%nEnds with 2 when any file could not be read."
        })
public final class CatalogueCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "OSCAL catalogues as JSON, YAML or XML.")
    private List<Path> files = List.of();

    public CatalogueCommand(Console console) {
        this.console = console;
    }

    private record Line(
            String file,
            String title,
            String version,
            String oscalVersion,
            int groups,
            long controls,
            long withdrawn) {}

    @Override
    public Integer call() throws IOException {
        Table table = new Table("file", "title", "version", "OSCAL", "groups", "controls", "withdrawn");
        int exit = Exit.DONE;
        for (Path file : files) {
            Optional<Catalogue> read = OscalFile.read(console, "catalogue", file);
            if (read.isEmpty()) {
                exit = Exit.REFUSED;
                continue;
            }
            Line line = line(file, read.get());
            if (output.json()) {
                console.json(line);
            } else {
                table.row(
                        line.file(),
                        line.title(),
                        line.version(),
                        line.oscalVersion(),
                        line.groups(),
                        line.controls(),
                        line.withdrawn());
            }
        }
        if (!table.isEmpty()) {
            table.print(console, "");
        }
        return exit;
    }

    private static Line line(Path file, Catalogue catalogue) {
        return new Line(
                file.toString(),
                catalogue.document().title(),
                catalogue.document().metadata().needed("version"),
                catalogue.document().oscalVersion(),
                catalogue.groups().size(),
                catalogue.allControls().count(),
                catalogue.allControls().filter(Control::withdrawn).count());
    }
}
