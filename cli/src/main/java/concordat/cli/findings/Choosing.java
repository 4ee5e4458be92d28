package concordat.cli.findings;

import concordat.api.view.FindingChoice;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Moment;
import java.time.Instant;
import java.util.List;
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

    /// @return the address with the environment alone
    Address environment(Address list) {
        return list.with("environment", environment);
    }

    /// Findings are chosen by their ids or as it is said here, by one of both.
    ///
    /// @param ids those that were given
    /// @param environmentAlone whether it is enough to name an environment, which chooses everything that is there
    /// @return as it is said within a request; nothing when there are ids
    Optional<FindingChoice> besides(List<String> ids, boolean environmentAlone) {
        boolean filtered = Stream.of(severity, asset, weakness, cve, dueBefore, action, fix)
                        .anyMatch(Optional::isPresent)
                || (environmentAlone && environment.isPresent());
        if (filtered != ids.isEmpty()) {
            throw new CannotGoOn("choose findings by their ids or by filters such as --severity, one of both");
        }
        return filtered
                ? Optional.of(new FindingChoice(
                        environment, severity, Optional.empty(), asset, weakness, cve, dueBefore, action, fix))
                : Optional.empty();
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
