package concordat.cli.findings;

import concordat.api.view.FindingChoice;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Moment;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Which findings are meant; all when nothing is said.
final class Choosing {

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--severity",
            paramLabel = "LEAST",
            description = "From this severity on: info, low, medium, high, critical.")
    private Optional<String> severity = Optional.empty();

    @Option(names = "--asset", paramLabel = "NAME", description = "Only on this asset, by any of its names.")
    private Optional<String> asset = Optional.empty();

    @Option(names = "--weakness", paramLabel = "ID", description = "Only this weakness, such as nessus:10863.")
    private Optional<String> weakness = Optional.empty();

    @Option(names = "--cve", paramLabel = "CVE", description = "Only this vulnerability.")
    private Optional<String> cve = Optional.empty();

    @Option(
            names = "--due-before",
            paramLabel = "WHEN",
            converter = Moment.class,
            description = "Only what is due before this day or instant.")
    private Optional<Instant> dueBefore = Optional.empty();

    @Option(names = "--action", paramLabel = "ACTION", description = "Only what this action is to mend.")
    private Optional<String> action = Optional.empty();

    @Option(names = "--fix", paramLabel = "PROPOSAL", description = "Only what this proposal mends.")
    private Optional<String> fix = Optional.empty();

    /// Whether anything is said.
    boolean any() {
        return environment.isPresent() || anyBesideEnvironment();
    }

    /// Whether anything is said of the findings themselves.
    boolean anyBesideEnvironment() {
        return Stream.of(severity, asset, weakness, cve, dueBefore, action, fix).anyMatch(Optional::isPresent);
    }

    /// @return the address with the environment alone
    Address environment(Address list) {
        return list.with("environment", environment);
    }

    /// @return as it is said within a request
    FindingChoice choice() {
        return new FindingChoice(environment, severity, Optional.empty(), asset, weakness, cve, dueBefore, action, fix);
    }

    /// @return the address with it
    Address within(Address list) {
        return list.with("environment", environment)
                .with("severity", severity)
                .with("asset", asset)
                .with("weakness", weakness)
                .with("cve", cve)
                .with("dueBefore", dueBefore.map(Instant::toString))
                .with("action", action)
                .with("fix", fix);
    }
}
