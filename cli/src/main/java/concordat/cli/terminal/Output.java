package concordat.cli.terminal;

import picocli.CommandLine.Option;

/// How a result is written.
public final class Output {

    @Option(names = "--json", description = "One JSON object a line instead of text for people.")
    private boolean json;

    public boolean json() {
        return json;
    }
}
