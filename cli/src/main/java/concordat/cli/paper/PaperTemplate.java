package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.catalogue.Edition;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.FileFaults;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.intake.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `paper template`.
@Command(
        name = "template",
        description = {
            "Writes the code's own form as a workbook: every control with its question, and where the answer goes.",
            "Filled in, it is brought without a mapping."
        },
        footer = {"%nExample:", "  concordat paper template --edition model-1 --out form.xlsx"})
final class PaperTemplate implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Option(
            names = "--edition",
            required = true,
            paramLabel = "ID|FILE",
            description = "An edition of the network by its id, or an edition's file.")
    private String edition = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.xlsx",
            description = "Where to write it; the file must be new.")
    private Path out = Path.of("");

    PaperTemplate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = Path.of(edition);
        Edition read;
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                switch (Editions.read(in, edition)) {
                    case EditionReading.Read whole -> read = whole.edition();
                    case EditionReading.Rejected rejected -> {
                        FileFaults.tell(console, "paper template", file, rejected.problems());
                        return Exit.REFUSED;
                    }
                }
            }
        } else {
            ApiClient api = server.connect(console);
            read = Subject.edition(api, edition);
        }
        try (OutputStream to = Files.newOutputStream(out, StandardOpenOption.CREATE_NEW)) {
            Paper.template(read, to);
        }
        console.say("Wrote the form of edition " + read.id() + " with "
                + read.controls().size() + " controls to " + out + ".");
        return Exit.DONE;
    }
}
