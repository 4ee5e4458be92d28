package concordat.intake.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.Problem;
import concordat.intake.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OscalCataloguesTest {

    private static final String NIST = "oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json";

    private static final String SMALL = """
            {"catalog": {
              "uuid": "b2d8b1ff-0000-4000-8000-000000000001",
              "metadata": {"title": "Small", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                           "oscal-version": "1.1.2", "parties": [{"uuid": "x"}]},
              "groups": [{"title": "G", "x-mood": {"a": [1, null]}, "controls": [
                {"id": "g-1", "title": "First",
                 "props": [{"name": "label", "value": "G-1"}, {"name": "status", "value": "Withdrawn"}],
                 "params": [{"id": "p-1", "label": "how often", "values": ["daily"], "select": {"choice": ["a"]}}],
                 "parts": [{"name": "statement", "prose": "Do it.", "parts": [{"name": "item"}]}],
                 "links": [{"href": "#x", "rel": "related"}],
                 "controls": [{"id": "g-1.1", "title": "More"}]}]}]
            }}
            """;

    @ParameterizedTest
    @CsvSource({
        "nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json, 1189, 20, 3123, 1258",
        "nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog-min.json, 149, 18, 3058, 445",
        "nist-800-53-rev5/NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog-min.json, 287, -1, -1, -1",
        "ism/ISM_catalog.json, 1107, 562, 1639, 0",
        "ism/ISM_E8_ML1-baseline-resolved-profile_catalog.json, 46, 24, 67, 0",
        "ism/ISM_E8_ML3-baseline-resolved-profile_catalog.json, -1, -1, -1, -1",
        "fedramp/FedRAMP_rev5_LI-SaaS-baseline-resolved-profile_catalog-min.json, 156, 18, 1745, 454",
        "examples/basic-catalog.json, 4, 4, 28, 2",
    })
    void aRealCatalogue_givesEveryControl(String file, int controls, int groups, int parts, int params)
            throws IOException {
        OscalCatalogue catalogue = catalogue(file("oscal/" + file));
        if (controls >= 0) {
            assertThat(catalogue.allControls()).hasSize(controls);
        }
        if (groups >= 0) {
            assertThat(catalogue.groups().stream()
                            .mapToInt(OscalCataloguesTest::groups)
                            .sum())
                    .isEqualTo(groups);
            assertThat(catalogue.groups().stream()
                                    .flatMap(OscalCataloguesTest::groupParts)
                                    .count()
                            + catalogue
                                    .allControls()
                                    .flatMap(c -> c.parts().stream())
                                    .mapToLong(OscalCataloguesTest::parts)
                                    .sum())
                    .isEqualTo(parts);
            assertThat(catalogue.allControls().mapToInt(c -> c.params().size()).sum())
                    .isEqualTo(params);
        }
        assertThat(catalogue.allControls().map(OscalControl::id)).doesNotHaveDuplicates();
    }

    @Test
    void nist_saysWhichControlsAreWithdrawn_andHowEachIsCited() throws IOException {
        OscalCatalogue catalogue = catalogue(file(NIST));
        assertThat(catalogue.allControls().filter(OscalControl::withdrawn)).hasSize(182);
        assertThat(catalogue.control("ac-6.5")).hasValueSatisfying(c -> {
            assertThat(c.title()).isEqualTo("Privileged Accounts");
            assertThat(c.label()).hasValue("AC-6(5)");
        });
        assertThat(catalogue.metadata().others()).containsKeys("roles", "parties");
        assertThat(catalogue.others()).containsKey("back-matter");
    }

    @Test
    void everyPropertyOfASmallCatalogue_isKept() throws IOException {
        OscalCatalogue catalogue = catalogue(read(SMALL));
        assertThat(catalogue.metadata().others()).containsEntry("parties", "[{\"uuid\":\"x\"}]");
        assertThat(catalogue.groups().getFirst().others()).containsEntry("x-mood", "{\"a\":[1,null]}");
        OscalControl control = catalogue.control("g-1").orElseThrow();
        assertThat(control.label()).hasValue("G-1");
        assertThat(control.withdrawn()).isTrue();
        assertThat(control.params().getFirst().values()).containsExactly("daily");
        assertThat(control.params().getFirst().others()).containsEntry("select", "{\"choice\":[\"a\"]}");
        assertThat(control.parts().getFirst().parts().getFirst().name()).isEqualTo("item");
        assertThat(control.links().getFirst().rel()).hasValue("related");
        assertThat(catalogue.control("g-1.1")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "catalog"|"profile"|an OSCAL document lacks catalog
            "id": "g-1.1", ||a control lacks id (at /catalog/groups/0/controls/0/controls/0)
            "id": "g-1.1"|"id": 7|expected id as text, found a number (at /catalog/groups/0/controls/0/controls/0/id)
            "id": "g-1.1"|"id": "g-1"|control g-1 stands twice (at /catalog/groups/0/controls/0)
            ["daily"]|"daily"|expected values as a list, found text (at /catalog/groups/0/controls/0/params/0/values)
            {"name": "item"}|null|expected a part, found null (at /catalog/groups/0/controls/0/parts/0/parts/0)
            "version": "1",||metadata lacks version (at /catalog/metadata)
            "prose": "Do it."|"prose": ["Do it."]|expected prose as text, found a list
            "value": "G-1"|"value": "G-1", "value": "G-2"|not sound JSON: Duplicate Object property "value"
            "rel": "related"|"rel": related|not sound JSON: Unrecognized token 'related'
            """)
    void aBadCatalogue_isToldWithItsPlace(String sound, String bad, String told) throws IOException {
        assertThat(SMALL).contains(sound);
        assertThat(problems(read(SMALL.replace(sound, bad == null ? "" : bad))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.text()).startsWith(told);
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.column()).isPositive();
                });
    }

    @Test
    void everyProblem_isToldAtOnce() throws IOException {
        String bad = SMALL.replace("\"uuid\": \"b2d8", "\"uid\": \"b2d8")
                .replace("\"name\": \"item\"", "\"nam\": \"item\"")
                .replace("\"href\": \"#x\"", "\"href\": 1");
        assertThat(problems(read(bad))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline_profile.json",
                "oscal/examples/ssp-example.json",
                "oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline_profile.xml",
                "oscal/examples/basic-catalog.yaml",
            })
    void whatIsNoCatalogue_isRejected(String file) throws IOException {
        assertThat(problems(file(file))).isNotEmpty();
    }

    @Test
    void aCatalogueCutShort_isRejectedWithThePlace() throws IOException {
        byte[] whole = Files.readAllBytes(SharedData.file(NIST));
        for (int length = 0; length < whole.length; length += 97_001) {
            List<Problem> problems =
                    problems(OscalCatalogues.read(new ByteArrayInputStream(whole, 0, length), "cut.json"));
            assertThat(problems).hasSize(1);
        }
    }

    @Test
    void hostileNestingAndSize_areRefused() throws IOException {
        assertThat(problems(read("{\"catalog\":{\"x\":" + "[".repeat(1_000_000))))
                .hasSize(1);
        assertThat(problems(read("{\"catalog\":{\"groups\":[" + "{\"title\":\"t\",\"groups\":[".repeat(100_000))))
                .hasSize(1);
        assertThat(problems(read("{\"catalog\":{\"controls\":[" + "{},".repeat(100_000) + "{}]}}")))
                .hasSizeLessThanOrEqualTo(200);
        assertThat(problems(read("{\"catalog\":{\"uuid\":\"" + "x".repeat(2_000_000) + "\"}}")))
                .hasSize(1);
        assertThat(problems(read("{\"catalog\":{\"x\":[" + "0,".repeat(6_000_000) + "0]}}")))
                .hasSize(1);
    }

    private static int groups(OscalGroup group) {
        return 1 + group.groups().stream().mapToInt(OscalCataloguesTest::groups).sum();
    }

    private static java.util.stream.Stream<OscalPart> groupParts(OscalGroup group) {
        return java.util.stream.Stream.concat(
                group.parts().stream(), group.groups().stream().flatMap(OscalCataloguesTest::groupParts));
    }

    private static long parts(OscalPart part) {
        return 1 + part.parts().stream().mapToLong(OscalCataloguesTest::parts).sum();
    }

    private static OscalReading file(String file) throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.file(file))) {
            return OscalCatalogues.read(in, file);
        }
    }

    private static OscalReading read(String text) throws IOException {
        return OscalCatalogues.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "small.json");
    }

    private static OscalCatalogue catalogue(OscalReading reading) {
        return switch (reading) {
            case OscalReading.Read read -> read.catalogue();
            case OscalReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<Problem> problems(OscalReading reading) {
        return switch (reading) {
            case OscalReading.Read read -> throw new AssertionError("read " + read.catalogue());
            case OscalReading.Rejected rejected -> rejected.problems();
        };
    }
}
