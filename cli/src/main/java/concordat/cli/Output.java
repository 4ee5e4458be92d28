package concordat.cli;

import picocli.CommandLine.Option;

/// How a result is written.
final class Output {

    @Option(names = "--json", description = "One JSON object a line instead of text for people.")
    private boolean json;

    boolean json() {
        return json;
    }
}
