package concordat.cli.signals;

import concordat.cli.terminal.Address;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/// `BODY STREAM`: which stream a command is about.
final class OneStream {

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "STREAM", description = "concordat signals list names them.")
    private String id = "";

    /// @param below what follows the stream's own address
    String address(String... below) {
        return Address.of(Stream.concat(Stream.of("bodies", body, "signal-streams", id), Stream.of(below))
                        .toArray(String[]::new))
                .text();
    }
}
