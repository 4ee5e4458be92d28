package concordat.cli.crosswalk;

import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat crosswalk code CODE FILE`.
@Command(
        name = "code",
        description =
                "Writes a code that the network knows to a file: as YAML, which can be changed and published again.",
        footer = {"%nExample:", "  concordat crosswalk code caf-4.0 caf.yaml"})
final class CrosswalkCode implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "CODE", description = "The code's id; crosswalk list shows them.")
    private String code = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to; replaced when it is there.")
    private Path file = Path.of("");

    CrosswalkCode(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        server.connect(console).download(Address.of("codes", code).text(), file);
        console.say(file + ": code " + code + ", as YAML");
        return Exit.DONE;
    }
}
