package concordat.app.command;

import concordat.cli.terminal.CannotGoOn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What the script `concordat` does itself, before or without this program: known here so that `help` lists all there
/// is.
final class LauncherCommands {

    private LauncherCommands() {}

    static void addTo(CommandLine root) {
        Map<String, String> does = new LinkedHashMap<>();
        does.put("build", "Builds what changed; every other command does so first.");
        does.put("test", "Runs the suite: test [--all] [--with-peers] [--json].");
        does.put("bench", "Measures beside real peers: bench NAME; bench alone lists the names.");
        does.put("fuzz", "Feeds every decoder broken input, for as long as wanted.");
        does.put("soak", "Keeps a network under load, for as long as wanted.");
        does.put("format", "Formats the sources.");
        does.put("notices", "Writes THIRD-PARTY.txt again.");
        does.forEach((name, what) -> {
            CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> {
                throw new CannotGoOn("./concordat " + name + " does this; the program by itself cannot");
            });
            spec.usageMessage().description(what);
            spec.mixinStandardHelpOptions(true);
            root.addSubcommand(name, new CommandLine(spec));
        });
    }
}
