package concordat.cli.paper;

import concordat.cli.terminal.Address;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whose mappings a command is about.
final class MappingOwner {

    @Option(
            names = "--body",
            paramLabel = "ID",
            description = "The body whose mappings they are; the shared ones when left out.")
    Optional<String> body = Optional.empty();

    /// @param body none for the shared ones
    static Address addressOf(Optional<String> body, String... more) {
        String whose = body.map(b -> Address.of("bodies", b).text()).orElse("");
        return new Address(
                whose + Address.of("mappings").text() + Address.of(more).text());
    }

    String shown() {
        return body.map(b -> "of " + b).orElse("for everybody");
    }
}
