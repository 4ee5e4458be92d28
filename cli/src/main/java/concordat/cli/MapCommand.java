package concordat.cli;

import concordat.api.view.MapView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.FileFaults;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `map FILE`.
@Command(
        name = "map",
        description = {
            "Sets where bodies stand on the national board's map, from a HexJSON file.",
            "A hexagon's key is a body's id or its code in the public register. The file is checked first; when"
                    + " anything is wrong the map stays as it was."
        },
        footer = {"%nExample:", "  concordat map districts.hexjson"})
final class MapCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--check", description = "Only say whether the file is sound. Needs no server.")
    private boolean check;

    @Parameters(paramLabel = "FILE", description = "The map, as HexJSON.")
    private Path file = Path.of("");

    MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<HexMap> map = read();
        if (map.isEmpty()) {
            return Exit.REFUSED;
        }
        if (check) {
            console.say(file + " is sound: " + Figures.count(map.get().hexes().size()) + " hexagons.");
            return Exit.DONE;
        }
        MapView taken = server.connect(console)
                .put(Address.of("map").text(), "application/json", BodyPublishers.ofFile(file), MapView.class);
        if (output.json()) {
            console.json(taken);
        } else {
            console.say("The map has " + Figures.count(taken.hexes()) + " hexagons; " + Figures.count(taken.placed())
                    + " of them stand for a body of this network.");
        }
        return Exit.DONE;
    }

    private Optional<HexMap> read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (HexMaps.read(in, file.toString())) {
                case HexMapReading.Read read -> Optional.of(read.map());
                case HexMapReading.Rejected rejected -> {
                    FileFaults.tell(console, "map", file, rejected.problems());
                    yield Optional.empty();
                }
            };
        }
    }
}
