package concordat.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.findings.Asset;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Look;
import concordat.findings.PortRange;
import concordat.findings.Scan;
import concordat.findings.Sighting;
import concordat.findings.Spot;
import concordat.findings.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PackingTest {

    private static final AssetKey HOST = AssetKey.host("a");
    private static final Facts FACTS = new Facts(
            Severity.HIGH,
            "Web",
            List.of("CVE-2021-44228"),
            Set.of(502, 20),
            new TreeSet<>(Set.of(new CrosswalkRef("nist-800-53", "si-2"), new CrosswalkRef("cci", "CCI-000366"))),
            List.of("AV:N/AC:L"),
            9.8,
            true,
            false);
    private static final FindingKey KEY = new FindingKey(HOST, 443, "tcp", "/admin", "zap:10021", 1);

    @Test
    void aFindingOfOneTool_isReadAsItWasPacked() {
        List<Packing.Part> parts = List.of(new Packing.Part(KEY, FACTS, Optional.empty()));

        assertThat(Packing.finding(HOST, Packing.finding(parts, 0))).isEqualTo(new Packing.Parts(parts, 0));
    }

    @Test
    void aFindingOfTwoTools_isReadWithWhatEachSaid() {
        Instant at = Instant.parse("2026-03-02T09:00:00.123456Z");
        FindingKey other = new FindingKey(HOST, 443, "tcp", "nikto:7", 2);
        List<Packing.Part> parts = List.of(
                new Packing.Part(other, FACTS, Optional.of(new Packing.PartState(at, 3, 11, Optional.of(9L)))),
                new Packing.Part(KEY, FACTS, Optional.of(new Packing.PartState(at, 7, 0, Optional.empty()))));

        assertThat(Packing.finding(HOST, Packing.finding(parts, 1))).isEqualTo(new Packing.Parts(parts, 1));
    }

    @Test
    void anImport_isReadAsItWasPacked() {
        Spot spot = Spot.of(KEY);
        Coverage coverage = new Coverage(Set.of("zap:10021"), PortRange.parse("1-80"), "zap:", Set.of(spot));
        Map<AssetKey, Look> hosts = Map.of(HOST, new Look(true, false, Optional.of(PortRange.of(List.of(0, 443)))));
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        Scan scan = new Scan("r1", "d1", at, at, 4, Strength.MACHINE, Vantage.INSIDE, hosts, coverage);
        List<Sighting> sightings =
                List.of(new Sighting(KEY, FACTS), new Sighting(new FindingKey(HOST, 80, "tcp", "zap:1", 2), FACTS));
        List<Asset> assets =
                List.of(new Asset(HOST, Map.of(AssetIdKind.ADDRESS, Set.of("192.0.2.7", "192.0.2.8")), "Linux", true));

        Map<AssetKey, AssetKey> newcomers = Map.of(AssetKey.host("10.0.0.5"), AssetKey.host("web.estate.invalid"));
        ImportPacking.Held held = ImportPacking.parse(
                ImportPacking.pack(new EnvironmentFindings.Import(scan, sightings, assets), newcomers));

        assertThat(held).isEqualTo(new ImportPacking.Held(hosts, coverage, sightings, assets, newcomers));
    }
}
