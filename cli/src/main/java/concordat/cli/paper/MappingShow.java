package concordat.cli.paper;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `paper mapping show NAME`.
@Command(
        name = "show",
        description = "What a mapping says, as the file that paper mapping save takes.",
        footer = {"%nExamples:", "  concordat paper mapping show ithc --body b-0042 --out ithc.json"})
final class MappingShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Mixin
    final MappingOwner owner = new MappingOwner();

    @Parameters(paramLabel = "NAME", description = "Its name, with @VERSION for an older one.")
    private String name = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it to this file, which must be new.")
    private Optional<Path> out = Optional.empty();

    MappingShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        byte[] file = ChosenMapping.fetched(server.connect(console), owner.body, name);
        if (out.isPresent()) {
            Files.write(out.get(), file, StandardOpenOption.CREATE_NEW);
            console.warn("Wrote " + out.get() + ".");
        } else {
            console.say(new String(file, StandardCharsets.UTF_8).strip());
        }
        return Exit.DONE;
    }
}
