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
        SecureRandom random = new SecureRandom();
        Supplier<String> keys = () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
        Console console = Console.ofProcess();
        CommandLine root = Commands.root(console, keys, InstantSource.system());
        ProcessCommands.addTo(root, console);
        System.exit(root.execute(arguments));
    }
}
