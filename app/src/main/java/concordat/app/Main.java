package concordat.app;

import concordat.app.command.ProcessCommands;
import concordat.cli.Commands;
import concordat.cli.terminal.Console;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import picocli.CommandLine;

/// Where every process of Concordat begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Nothing looks for files on the class path. Vert.x would make a folder for copies of them, which outlives a
        // process that is killed; it reads this when the first of its instances is made.
        System.setProperty("vertx.disableFileCPResolving", "true");
        SecureRandom random = new SecureRandom();
        Supplier<String> keys = () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
        Console console = Console.ofProcess();
        System.exit(line(arguments, console, keys).execute(arguments));
    }

    /// A network's processes start side by side on few processors: they set up no command but their own.
    private static CommandLine line(String[] arguments, Console console, Supplier<String> keys) {
        if (ProcessCommands.areForOne(arguments)) {
            CommandLine bare = Commands.bare(console);
            ProcessCommands.addProcesses(bare, console);
            return bare;
        }
        CommandLine root = Commands.root(console, keys, InstantSource.system());
        ProcessCommands.addTo(root, console);
        return root;
    }
}
