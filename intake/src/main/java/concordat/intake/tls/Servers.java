package concordat.intake.tls;

import concordat.findings.AssetIdKind;
import concordat.findings.Coverage;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Hands on the servers of a report, and in the end what was looked at on all of them.
final class Servers {

    private final ReportTally tally;
    private final String tool;
    private final Gathered hosts = new Gathered();
    private Optional<Set<Check>> looked = Optional.empty();

    Servers(ReportTally tally, String tool) {
        this.tally = tally;
        this.tool = tool;
    }

    void server(String name, String address, int port, Server server) {
        Assets.firstHost(name, address).ifPresent(key -> {
            hosts.add(ReportedAsset.of(key).with(AssetIdKind.ADDRESS, address).at(Address.port(port)));
            server.items(tool, tally.wantsTexts())
                    .forEach(item -> tally.item(item.on(key).port(port, "tcp").build()));
            Set<Check> all = EnumSet.copyOf(server.looked().isEmpty() ? EnumSet.noneOf(Check.class) : server.looked());
            looked.ifPresent(all::retainAll);
            looked = Optional.of(all);
        });
    }

    void over() {
        hosts.handOn(tally);
        Set<String> weaknesses = looked.orElse(Set.of()).stream()
                .map(check -> tool + ":" + check.id)
                .collect(Collectors.toSet());
        tally.looksFor(new Coverage(weaknesses, Optional.empty(), tool + ":", Set.of()));
    }
}
