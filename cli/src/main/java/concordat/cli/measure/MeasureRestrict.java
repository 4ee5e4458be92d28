package concordat.cli.measure;

import concordat.catalogue.Tier;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `measure restrict BODY`.
@Command(
        name = "restrict",
        description = {
            "Closes some of what a body reaches, open connections included.",
            "It covers what matches every kind of thing named: a handling and a service close that handling on that"
                    + " service. Name at least one."
        },
        footer = {
            "%nExample:",
            "  concordat measure restrict b-0042 --handling official-sensitive --tier browser --tier contained"
                    + " --reason \"Personal devices not encrypted\" --exit \"Device report without gaps\"",
            "%nEnds with 0 when it is in force at every gateway, with 4 when it is recorded but not yet in force."
        })
final class MeasureRestrict implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final MeasureTerms terms = new MeasureTerms();

    @Option(names = "--handling", paramLabel = "ID", description = "A handling of the edition; may be repeated.")
    private List<String> handlings = List.of();

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "unknown, browser, contained, managed or privileged; may be repeated.")
    private List<Tier> tiers = List.of();

    @Option(names = "--service", paramLabel = "ID", description = "A service; may be repeated.")
    private List<String> services = List.of();

    MeasureRestrict(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (handlings.isEmpty() && tiers.isEmpty() && services.isEmpty()) {
            throw new CannotGoOn("a restriction names what it closes: give --handling, --tier or --service, or use"
                    + " concordat measure suspend to close everything");
        }
        return terms.impose(
                console,
                keys,
                "RESTRICT",
                handlings,
                tiers.stream().map(Tier::name).toList(),
                services);
    }
}
