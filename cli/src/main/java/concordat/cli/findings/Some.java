package concordat.cli.findings;

import concordat.cli.terminal.CannotGoOn;
import picocli.CommandLine.Option;

/// How much of a long list is wanted.
final class Some {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int most = 50;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    int most() {
        if (most < 1) {
            throw new CannotGoOn("--limit " + most + " is out of range; give 1 or more, or --all");
        }
        return all ? Integer.MAX_VALUE : most;
    }
}
