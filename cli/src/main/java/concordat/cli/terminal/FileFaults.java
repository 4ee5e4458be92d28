package concordat.cli.terminal;

import java.nio.file.Path;
import java.util.List;

/// Tells what is wrong with a file, all of it, a line each.
public final class FileFaults {

    private FileFaults() {}

    /// @param command as it was called, for example `edition check`
    /// @param problems in words as they print themselves
    public static void tell(Console console, String command, Path file, List<? extends Record> problems) {
        problems.forEach(problem -> console.warn("concordat " + command + ": " + file + ": " + problem));
    }
}
