package concordat.cli.paper;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Whose mappings a command is about.
final class MappingOwner {

    @Option(
            names = "--body",
            paramLabel = "ID",
            description = "The body whose mappings they are; the shared ones when left out.")
    Optional<String> body = Optional.empty();

    String shown() {
        return body.map(b -> "of " + b).orElse("for everybody");
    }
}
