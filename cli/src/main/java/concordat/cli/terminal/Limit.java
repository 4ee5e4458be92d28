package concordat.cli.terminal;

import picocli.CommandLine.Option;

/// How much of a list is wanted.
public final class Limit {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: all).")
    private int most = Integer.MAX_VALUE;

    /// @return at least 1
    public int most() {
        if (most < 1) {
            throw new CannotGoOn("--limit " + most + " is out of range; give 1 or more");
        }
        return most;
    }
}
