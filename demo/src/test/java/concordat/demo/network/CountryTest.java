package concordat.demo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import concordat.intake.edition.Editions;
import concordat.intake.hexjson.Hex;
import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CountryTest {

    private static final Instant START = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void theSamePlan_givesTheSameCountry_andAnotherSeedAnother() {
        Country first = country(1, 588);
        assertThat(country(1, 588)).isEqualTo(first);
        assertThat(country(1, 588).evidence()).isEqualTo(first.evidence());
        assertThat(country(1, 588).map()).isEqualTo(first.map());
        assertThat(country(2, 588).bodies()).isNotEqualTo(first.bodies());
    }

    @Test
    void aCountry_has588BodiesInElevenRegions_354OfThemCouncils() {
        Country country = country(1, 588);
        assertThat(country.bodies()).hasSize(588);
        assertThat(country.bodies().stream().map(Body::id)).doesNotHaveDuplicates();
        assertThat(country.bodies().stream().map(Body::name)).doesNotHaveDuplicates();
        assertThat(country.bodies().stream().map(Body::registerCode)).doesNotHaveDuplicates();
        assertThat(country.bodies()).filteredOn(b -> b.kind().council()).hasSize(354);
        Map<String, Long> regions =
                country.bodies().stream().collect(Collectors.groupingBy(Body::region, Collectors.counting()));
        assertThat(regions).hasSize(11);
        assertThat(regions.values()).allSatisfy(count -> assertThat(count).isBetween(30L, 80L));
        assertThat(country.sharings()).hasSizeBetween(100, 1_000);
        assertThat(country.machines()).hasSizeBetween(300, 2_000);
    }

    @Test
    void theServices_areForty_overEveryHandlingActionAndEffect() {
        List<SampleService> services = ServiceList.all();
        List<ServiceRoute> routes =
                services.stream().flatMap(s -> s.routes().stream()).toList();
        assertThat(services).hasSize(40);
        assertThat(services.stream().map(SampleService::id)).doesNotHaveDuplicates();
        assertThat(routes.stream().map(ServiceRoute::handling).distinct())
                .containsExactlyInAnyOrder("public", "official", "official-personal", "official-sensitive");
        assertThat(routes.stream().map(ServiceRoute::action).distinct())
                .containsExactlyInAnyOrder("VIEW", "CHANGE", "BULK", "ADMINISTER");
        assertThat(routes.stream().map(ServiceRoute::effect).distinct())
                .containsExactlyInAnyOrder("NONE", "PAYMENT", "SAFEGUARDING", "ELECTION");
        assertThat(routes).anyMatch(r -> r.path().endsWith("/stream")).anyMatch(r -> r.path()
                .endsWith("/live"));
        assertThat(services).allSatisfy(s -> assertThat(s.routes().stream().map(r -> r.methods() + r.path()))
                .as(s.id())
                .isNotEmpty()
                .doesNotHaveDuplicates());
    }

    @Test
    void theMap_isReadByTheProduct_withEachRegionInOnePiece() throws Exception {
        for (int bodies : new int[] {30, 588, 2_000}) {
            for (long seed = 1; seed <= 5; seed++) {
                String which = bodies + " bodies, seed " + seed;
                String written = country(seed, bodies).map();
                HexMapReading reading =
                        HexMaps.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)), "map.json");
                assertThat(reading).isInstanceOf(HexMapReading.Read.class);
                HexMap map = ((HexMapReading.Read) reading).map();
                assertThat(map.hexes()).hasSize(bodies);
                Map<String, Set<HexLayout.Cell>> regions = new HashMap<>();
                for (Hex hex : map.hexes()) {
                    regions.computeIfAbsent(hex.others().get("region"), r -> new HashSet<>())
                            .add(new HexLayout.Cell(hex.q(), hex.r()));
                }
                assertThat(regions).hasSize(11);
                regions.forEach((region, cells) ->
                        assertThat(pieces(cells)).as("%s of %s", region, which).isEqualTo(1));
            }
        }
    }

    private static int pieces(Set<HexLayout.Cell> cells) {
        Set<HexLayout.Cell> left = new HashSet<>(cells);
        int pieces = 0;
        while (!left.isEmpty()) {
            pieces++;
            ArrayDeque<HexLayout.Cell> next =
                    new ArrayDeque<>(List.of(left.iterator().next()));
            while (!next.isEmpty()) {
                HexLayout.Cell cell = next.remove();
                if (left.remove(cell)) {
                    next.addAll(cell.neighbours());
                }
            }
        }
        return pieces;
    }

    @Test
    void devices_areDrawnByNumber_mostOfThemManaged() {
        Country country = country(1, 588);
        Devices devices = new Devices(country);
        Set<String> environments = country.bodies().stream()
                .flatMap(b -> b.environments().stream())
                .collect(Collectors.toSet());
        List<Devices.Device> drawn =
                IntStream.range(0, 10_000).mapToObj(devices::device).toList();
        assertThat(drawn).allSatisfy(d -> assertThat(environments).contains(d.environment()));
        assertThat(drawn.stream().map(Devices.Device::fingerprint)).doesNotHaveDuplicates();
        assertThat(drawn).filteredOn(d -> d.kind().equals("PERSONAL_DEVICE")).hasSizeBetween(1_000, 2_000);
        assertThat(new Devices(country).device(77)).isEqualTo(drawn.get(77));
        Set<String> facts = Set.copyOf(Editions.modelCode().facts());
        assertThat(drawn).allSatisfy(d -> assertThat(facts).containsAll(d.facts()));
    }

    @Test
    void sizesThatCannotBe_areRefused() {
        assertThatThrownBy(() -> country(1, 12)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PlaceNames.most()).isGreaterThan(5_000);
    }

    @Test
    void noName_isThatOfARealBody() throws Exception {
        String named = System.getenv("CONCORDAT_SHARED_DATA");
        Path data = named != null
                ? Path.of(named)
                : Path.of(System.getProperty("concordat.root", "..")).resolve("../shared/data");
        Path folder = data.resolve("uk");
        assumeTrue(Files.isDirectory(folder), "no shared data at " + folder + " (set CONCORDAT_SHARED_DATA)");
        Set<String> real = new TreeSet<>();
        for (String file : List.of(
                "uk_local_authorities.csv",
                "lookup_name_to_registry.csv",
                "fire_authorities_ons_2023.csv",
                "nhs_trusts_open_c2021.csv",
                "police-force.tsv",
                "fire-authority.tsv")) {
            for (String line : Files.readAllLines(folder.resolve(file))) {
                for (String cell : line.split("[,\t\"]")) {
                    real.add(plain(cell));
                }
            }
        }
        assertThat(real).contains("ashford", "wiltshire");
        assertThat(PlaceNames.all()).allSatisfy(name -> assertThat(real).doesNotContain(plain(name)));
        assertThat(country(1, 588).bodies())
                .allSatisfy(body -> assertThat(real).doesNotContain(plain(body.name()), plain(body.place())));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }

    private static Country country(long seed, int bodies) {
        return Country.draw(new Plan(seed, bodies, 1_000, START, Editions.modelCode()));
    }
}
