package concordat.cli.edition;

import concordat.catalogue.WeaknessMap;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.intake.VulnerabilityLists;
import concordat.intake.edition.Editions;
import concordat.intake.report.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edition weaknesses FILE`: a published list of CCI as the lines of an edition's file. Needs no server.
@Command(
        name = "weaknesses",
        description = {
            "Prints a published list of Control Correlation Identifiers (CCI, XML, packed by gzip or not) as the lines of"
                    + " an edition's file.",
            "Put them under weaknesses: in the edition's file, in place of its lines with scheme: cci. Needs no server."
        },
        footer = {"%nExample:", "  concordat edition weaknesses U_CCI_List.xml > cci.yaml"})
final class EditionWeaknesses implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Parameters(paramLabel = "FILE", description = "The list, as its keeper publishes it in XML.")
    private Path file = Path.of("");

    EditionWeaknesses(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<WeaknessMap> maps = new ArrayList<>();
        return switch (VulnerabilityLists.correlation(() -> Files.newInputStream(file), maps::add)) {
            case Reading.Whole whole -> {
                console.out().print(Editions.write(maps));
                console.out().flush();
                long ids = maps.stream()
                        .flatMap(map -> map.ids().stream())
                        .distinct()
                        .count();
                console.warn("concordat edition weaknesses: " + Figures.count(ids) + " CCI go back to "
                        + Figures.count(maps.size()) + " controls of NIST SP 800-53");
                yield Exit.DONE;
            }
            case Reading.Refused refused -> {
                refused.problems().forEach(p -> console.warn("concordat edition weaknesses: " + file + ": " + p));
                yield Exit.REFUSED;
            }
        };
    }
}
