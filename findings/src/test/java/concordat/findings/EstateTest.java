package concordat.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EstateTest {

    private static final AssetKey BY_ADDRESS = AssetKey.host("10.0.0.5");
    private static final AssetKey BY_NAME = AssetKey.host("web.example.org");
    private static final AssetKey AGENT = AssetKey.host("web01");
    private static final List<AssetKey> NAMES =
            List.of(BY_ADDRESS, BY_NAME, AGENT, AssetKey.host("10.0.0.6"), AssetKey.host("db"));

    private final Estate estate = Estate.of(List.of(), List.of(), Said.NOTHING);

    @Test
    void take_anAddressInCommon_isOneAsset_underTheNameThatCameFirst() {
        estate.take("r1", List.of(asset(BY_ADDRESS, Map.of())));

        assertThat(estate.take("r2", List.of(asset(AGENT, Map.of(AssetIdKind.ADDRESS, "10.0.0.5")))))
                .isEmpty();
        assertThat(estate.of(AGENT)).isEqualTo(BY_ADDRESS);
        assertThat(estate.merges())
                .containsExactly(new Merge(AGENT, BY_ADDRESS, new Merge.SameId(AssetIdKind.ADDRESS, "10.0.0.5", "r2")));
    }

    @Test
    void take_anAddressInCommonButOtherFullNames_areTwoAssets() {
        estate.take("r1", List.of(asset(BY_NAME, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        estate.take("r2", List.of(asset(AssetKey.host("db.example.org"), Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));

        assertThat(estate.merges()).isEmpty();
    }

    @Test
    void take_anIdThatWouldFitTwo_provesNothing() {
        estate.take("r1", List.of(asset(BY_NAME, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        estate.take("r2", List.of(asset(AssetKey.host("db.example.org"), Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        estate.take("r3", List.of(asset(BY_ADDRESS, Map.of())));

        assertThat(estate.merges()).isEmpty();
    }

    @Test
    void take_agentsOfTwoToolsWithOtherIds_areNotToldApartByThem() {
        estate.take("r1", List.of(asset(BY_NAME, Map.of(AssetIdKind.AGENT, "nessus:a"))));
        estate.take(
                "r2",
                List.of(asset(
                        AGENT, Map.of(AssetIdKind.AGENT, "wazuh:001", AssetIdKind.FULL_NAME, "WEB.example.org."))));

        assertThat(estate.of(AGENT)).isEqualTo(BY_NAME);
    }

    @Test
    void take_whatIsLearntLaterOfTwoKnownAssets_joinsThem_andSaysWhichNamesMoved() {
        estate.take("r1", List.of(asset(BY_ADDRESS, Map.of())));
        estate.take("r2", List.of(asset(AGENT, Map.of())));

        assertThat(estate.take("r3", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.NETBIOS, "WEB01")))))
                .containsExactly(AGENT);
        assertThat(estate.of(AGENT)).isEqualTo(BY_ADDRESS);
    }

    @Test
    void take_whatIsBelievedMoreSaysOtherwise_partsThem() {
        estate.take("r1", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.FULL_NAME, "db.example.org"))));
        estate.take("r2", List.of(asset(AGENT, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        assertThat(estate.of(AGENT)).isEqualTo(BY_ADDRESS);

        assertThat(estate.take("r3", List.of(asset(AGENT, Map.of(AssetIdKind.FULL_NAME, "web.example.org")))))
                .containsExactly(AGENT);
        assertThat(estate.merges()).isEmpty();
    }

    @Test
    void take_anAddressThatAnotherMachineHasNow_callsTheNewcomerByItsOwnName() {
        estate.take("r1", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.FULL_NAME, "db.example.org"))));

        assertThat(estate.take("r2", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.FULL_NAME, "web.example.org")))))
                .isEmpty();

        AssetKey web = AssetKey.host("web.example.org");
        assertThat(estate.newcomers("r2")).containsExactly(Map.entry(BY_ADDRESS, web));
        assertThat(estate.newcomers("r1")).isEmpty();
        assertThat(estate.assets()).extracting(Asset::key).containsExactly(BY_ADDRESS, web);
        assertThat(estate.assets().iterator().next().fullName()).isEqualTo("db.example.org");
        assertThat(estate.merges()).isEmpty();
    }

    @Test
    void take_twoMachinesThatSwappedTheirAddresses_stayThemselves() {
        AssetKey other = AssetKey.host("10.0.0.9");
        estate.take(
                "r1",
                List.of(
                        asset(BY_ADDRESS, Map.of(AssetIdKind.NETBIOS, "DB01")),
                        asset(other, Map.of(AssetIdKind.NETBIOS, "WEB01"))));
        estate.take(
                "r2",
                List.of(
                        asset(BY_ADDRESS, Map.of(AssetIdKind.NETBIOS, "WEB01")),
                        asset(other, Map.of(AssetIdKind.NETBIOS, "DB01"))));

        assertThat(estate.of(AssetKey.host("web01"))).isEqualTo(other);
        assertThat(estate.of(AssetKey.host("db01"))).isEqualTo(BY_ADDRESS);
    }

    @Test
    void take_aMachineRenamedUnderItsAddress_staysItselfWhileAnyIdSaysSo() {
        Map<AssetIdKind, String> before = Map.of(AssetIdKind.FULL_NAME, "a.example.org", AssetIdKind.NETBIOS, "A");
        estate.take("r1", List.of(asset(BY_ADDRESS, before)));
        Map<AssetIdKind, String> after = Map.of(AssetIdKind.FULL_NAME, "b.example.org", AssetIdKind.NETBIOS, "A");
        estate.take("r2", List.of(asset(BY_ADDRESS, after)));

        assertThat(estate.newcomers("r2")).isEmpty();
        assertThat(estate.assets()).hasSize(1);
    }

    @Test
    void take_whatSomebodySaidIsNotOne_staysApart() {
        Estate told = told(List.of(), List.of(new AssetPair(BY_ADDRESS, AGENT)));
        told.take("r1", List.of(asset(BY_ADDRESS, Map.of())));
        told.take("r2", List.of(asset(AGENT, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));

        assertThat(told.merges()).isEmpty();
    }

    @Test
    void take_whatSomebodySaidIsOne_isOne_thoughIdsTellThemApart() {
        Estate told = told(List.of(new AssetPair(BY_ADDRESS, BY_NAME)), List.of());
        told.take("r1", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.FULL_NAME, "db.example.org"))));

        assertThat(told.take("r2", List.of(asset(BY_NAME, Map.of(AssetIdKind.AGENT, "tool:1")))))
                .isEmpty();
        assertThat(told.of(BY_NAME)).isEqualTo(BY_ADDRESS);
        assertThat(told.merges()).containsExactly(new Merge(BY_NAME, BY_ADDRESS, new Merge.SaidToBe(BY_ADDRESS)));
    }

    @Test
    void take_whatSomebodySaidIsOne_byWayOfANameThatNoReportHas_isOne() {
        Estate told = told(List.of(new AssetPair(BY_ADDRESS, AGENT), new AssetPair(AGENT, BY_NAME)), List.of());
        told.take("r1", List.of(asset(BY_ADDRESS, Map.of())));
        told.take("r2", List.of(asset(BY_NAME, Map.of())));

        assertThat(told.merges()).containsExactly(new Merge(BY_NAME, BY_ADDRESS, new Merge.SaidToBe(AGENT)));
    }

    @Test
    void take_whatIsSaidToBeOneWithANameThatIsAnother_isAnotherToo() {
        AssetKey other = AssetKey.host("10.0.0.9");
        Estate told = told(List.of(new AssetPair(BY_ADDRESS, other)), List.of(new AssetPair(other, AGENT)));
        told.take("r1", List.of(asset(AGENT, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        told.take("r2", List.of(asset(BY_ADDRESS, Map.of())));

        assertThat(told.merges()).isEmpty();
    }

    @Test
    void take_whatIsBelievedMoreSaysOtherwise_partsAllThatPeopleSaidToBeOne() {
        AssetKey other = AssetKey.host("web02");
        Estate told = told(List.of(new AssetPair(AGENT, other)), List.of());
        told.take("r1", List.of(asset(BY_ADDRESS, Map.of(AssetIdKind.FULL_NAME, "db.example.org"))));
        told.take("r2", List.of(asset(AGENT, Map.of(AssetIdKind.ADDRESS, "10.0.0.5"))));
        told.take("r3", List.of(asset(other, Map.of())));
        assertThat(told.of(other)).isEqualTo(BY_ADDRESS);

        assertThat(told.take("r4", List.of(asset(other, Map.of(AssetIdKind.FULL_NAME, "web.example.org")))))
                .containsExactlyInAnyOrder(AGENT, other);
        assertThat(told.of(other)).isEqualTo(AGENT);
    }

    @Test
    void said_thatTwoNamesAreOneAndTwo_isRefused() {
        List<AssetPair> one = List.of(new AssetPair(BY_ADDRESS, AGENT), new AssetPair(AGENT, BY_NAME));
        List<AssetPair> two = List.of(new AssetPair(BY_NAME, BY_ADDRESS));

        assertThatThrownBy(() -> Said.of(one, two)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AssetPair(AGENT, AGENT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparable_leavesOutWhatManyMachinesHave() {
        assertThat(AssetIdKind.ADDRESS.comparable("127.0.0.1")).isEmpty();
        assertThat(AssetIdKind.ADDRESS.comparable("fe80::1")).isEmpty();
        assertThat(AssetIdKind.ADDRESS.comparable("2001:DB8:0:0::1")).contains("2001:db8:0:0:0:0:0:1");
        assertThat(AssetIdKind.ADDRESS.comparable("mail")).isEmpty();
        for (String none :
                List.of("::1", "::", "ff02::1", "1:2:3", "1::2::3", "12345::1", "1:2:3:4:5:6:7:8:9", "10.0.0")) {
            assertThat(AssetIdKind.ADDRESS.comparable(none)).as(none).isEmpty();
        }
        assertThat(AssetIdKind.ADDRESS.comparable("1:2:3:4:5:6:7:8")).contains("1:2:3:4:5:6:7:8");
        assertThat(AssetIdKind.MAC.comparable("02:42:AC:11:00:02")).isEmpty();
        assertThat(AssetIdKind.MAC.comparable("00-1B-63-84-45-E6")).contains("001b638445e6");
        assertThat(AssetIdKind.NETBIOS.comparable("TOWN\\WEB01")).contains("web01");
        assertThat(AssetIdKind.FULL_NAME.comparable("localhost.localdomain")).isEmpty();
        assertThat(AssetIdKind.FULL_NAME.comparable("10.0.0.5")).isEmpty();
    }

    /// Whatever comes in whichever order within a report, and whatever people said: names end at one asset, and going
    /// on from what was kept is the same as never having stopped.
    @Property(tries = 300)
    void take_fromWhatWasKept_isAsIfNeverStopped(@ForAll long seed) {
        Random random = new Random(seed);
        Said said = Sayings.random(random, NAMES, random.nextInt(5)).said();
        Estate whole = Estate.of(List.of(), List.of(), said);
        Estate kept = Estate.of(List.of(), List.of(), said);
        for (int report = 0; report < 8; report++) {
            List<Asset> assets = random(random);
            whole.take("r" + report, assets);
            kept = Estate.of(kept.assets(), kept.merges(), said);
            List<Asset> shuffled = new ArrayList<>(assets);
            Collections.shuffle(shuffled, random);
            kept.take("r" + report, shuffled);

            assertThat(kept.merges()).containsExactlyInAnyOrderElementsOf(whole.merges());
            assertThat(kept.assets()).isEqualTo(whole.assets());
            for (Asset asset : whole.assets()) {
                AssetKey meant = whole.of(asset.key());
                assertThat(whole.of(meant)).isEqualTo(meant);
            }
        }
    }

    /// Whatever reports say, in whichever order they come.
    @Property(tries = 300)
    void take_whatPeopleSaid_holds(@ForAll long seed) {
        Random random = new Random(seed);
        Sayings sayings = Sayings.random(random, NAMES, 4);
        Estate told = Estate.of(List.of(), List.of(), sayings.said());
        for (int report = 0; report < 8; report++) {
            told.take("r" + report, random(random));
            Set<AssetKey> known = told.assets().stream().map(Asset::key).collect(Collectors.toSet());
            for (AssetPair pair : sayings.one()) {
                if (known.containsAll(Set.of(pair.one(), pair.other()))) {
                    assertThat(told.of(pair.one())).isEqualTo(told.of(pair.other()));
                }
            }
            for (AssetPair pair : sayings.two()) {
                if (known.containsAll(Set.of(pair.one(), pair.other()))) {
                    assertThat(told.of(pair.one())).isNotEqualTo(told.of(pair.other()));
                }
            }
        }
    }

    @Property(tries = 200)
    void of_theOrderInWhichImportsAndSayingsAreGiven_decidesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<EnvironmentFindings.Import> imports = new ArrayList<>();
        for (int report = 0; report < 6; report++) {
            imports.add(imported(random, report));
        }
        Sayings sayings = Sayings.random(random, NAMES, 3);
        EnvironmentFindings all = EnvironmentFindings.of(imports, sayings.said());
        Collections.shuffle(imports, random);
        List<AssetPair> one = new ArrayList<>(sayings.one());
        Collections.shuffle(one, random);
        EnvironmentFindings shuffled = EnvironmentFindings.of(imports, Said.of(one, sayings.two()));

        assertThat(shuffled.findings()).isEqualTo(all.findings());
        assertThat(shuffled.estate().merges()).isEqualTo(all.estate().merges());
    }

    private static EnvironmentFindings.Import imported(Random random, int report) {
        List<Asset> assets = random(random);
        Map<AssetKey, Look> looks = new HashMap<>();
        Sightings sightings = new Sightings();
        for (Asset asset : assets) {
            looks.put(asset.key(), new Look(true, true));
            if (random.nextBoolean()) {
                sightings.add(
                        new Spot(asset.key(), 443, "tcp", "tool:1"),
                        new Facts(Severity.HIGH, "", List.of(), 0, false, false));
            }
        }
        Instant at = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(6));
        Scan scan = new Scan(
                "r" + report,
                "00".repeat(32),
                at,
                at,
                report,
                Strength.MACHINE,
                Vantage.INSIDE,
                looks,
                Coverage.UNSTATED);
        return new EnvironmentFindings.Import(scan, sightings.all(), assets);
    }

    private static List<Asset> random(Random random) {
        List<Asset> assets = new ArrayList<>();
        for (AssetKey key : NAMES) {
            if (random.nextBoolean()) {
                Map<AssetIdKind, String> ids = new EnumMap<>(AssetIdKind.class);
                for (AssetIdKind kind : AssetIdKind.values()) {
                    if (random.nextInt(3) == 0) {
                        ids.put(kind, id(kind, random.nextInt(2)));
                    }
                }
                assets.add(asset(key, ids));
            }
        }
        return assets;
    }

    private static String id(AssetIdKind kind, int which) {
        return switch (kind) {
            case AGENT -> "tool:" + which;
            case FULL_NAME -> List.of("web.example.org", "db.example.org").get(which);
            case NETBIOS -> List.of("web01", "db").get(which);
            case MAC -> "00:1b:63:84:45:0" + which;
            case CLOUD -> "i-" + which;
            case ADDRESS -> "10.0.0." + (5 + which);
        };
    }

    private static Estate told(List<AssetPair> one, List<AssetPair> two) {
        return Estate.of(List.of(), List.of(), Said.of(one, two));
    }

    private static Asset asset(AssetKey key, Map<AssetIdKind, String> ids) {
        Map<AssetIdKind, Set<String>> sets = new EnumMap<>(AssetIdKind.class);
        ids.forEach((kind, id) -> sets.put(kind, Set.of(id)));
        return new Asset(key, sets, "", false);
    }
}
