package concordat.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class CvssScoreTest {

    @ParameterizedTest
    @CsvSource({
        "4.0, 9.3, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
        "4.0, 10.0, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
        "4.0, 9.3, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/CR:L",
        "3.1, 9.8, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        "3.1, 9.8, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O",
        "3.0, 6.1, CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
        "3.1, 0.0, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N",
        "2.0, 10.0, AV:N/AC:L/Au:N/C:C/I:C/A:C",
        "2.0, 5.0, CVSS2#AV:N/AC:L/Au:N/C:P/I:N/A:N",
        "2.0, 4.3, (AV:N/AC:M/Au:N/C:P/I:N/A:N)",
        "2.0, 4.3, AV:N/AC:M/Au:N/C:P/I:N/A:N/E:POC/RL:OF"
    })
    void of_wholeVector_isTheBaseScoreOfItsVersion(String version, double base, String vector) {
        assertThat(CvssScore.of(vector)).contains(new CvssScore(version, base));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "high",
                "CVSS:3.1/",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X",
                "CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:3.1/AV:N/AC:L/Au:N/C:C/I:C/A:C",
                "CVSS:9.9/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "AV:N/AC:L/Au:N/C:C/I:C/A:C/",
                "AV:N AC:L Au:N C:C I:C A:C"
            })
    void of_vectorThatIsNotWhole_isNone(String vector) {
        assertThat(CvssScore.of(vector)).isEmpty();
    }

    @Property(tries = 2_000)
    void of_anyText_neverBreaks(@ForAll String text) {
        assertThat(CvssScore.of("CVSS:3.1/AV:N/" + text)).isNotNull();
        assertThat(CvssScore.of(text)).isNotNull();
    }

    @Test
    void best_severalVersions_theNewestCounts() {
        String second = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
        String third = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N";
        String fourth = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

        assertThat(CvssScore.best(List.of(second, third))).contains(new CvssScore("3.1", 6.1));
        assertThat(CvssScore.best(List.of(third, fourth, second))).contains(new CvssScore("4.0", 9.3));
        assertThat(CvssScore.best(List.of("CVSS:4.0/AV:N", second))).contains(new CvssScore("2.0", 10.0));
        assertThat(CvssScore.best(List.of("nothing"))).isEmpty();
    }

    @Test
    void item_ratedByNobody_goesByItsVector() {
        ReportedItem item = ReportedItem.of("tool", "1", Optional.empty())
                .vector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .build();

        assertThat(item.cvss()).isEqualTo(9.8);
        assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void item_ratedByItsTool_keepsWhatTheToolSays() {
        ReportedItem item = ReportedItem.of("tool", "1", Severity.LOW)
                .vector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .score(5.5)
                .build();

        assertThat(item.cvss()).isEqualTo(5.5);
        assertThat(item.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void item_vectorIsNotWhole_keepsItAndStaysUnscored() {
        ReportedItem item = ReportedItem.of("tool", "1", Optional.empty())
                .vector("CVSS:3.1/AV:N/AC:L")
                .build();

        assertThat(item.vectors()).containsExactly("CVSS:3.1/AV:N/AC:L");
        assertThat(item.cvss()).isZero();
        assertThat(item.severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vuln/nvd/cve.json",
                "vuln/nvd/CVE-2017-5638-cvssv3-rating.json",
                "vuln/nvd/cve-2024-23113.json",
                "scans/grype/check_all_fields.json",
                "scans/trivy/kubernetes.json",
                "scans/trivy/scheme_2_many_vulns.json",
                "scans/trivy/legacy_many_vulns.json",
                "scans/trivy/cvssv4_severity_source.json",
                "scans/csaf/csaf_many_vuln.json"
            })
    void of_everyVectorWithAPublishedScoreBesideIt_agrees(String name) {
        Path file = SharedData.file(name);
        Map<String, Double> published = new TreeMap<>();
        gather(new ObjectMapper().readTree(file), published);

        assertThat(published).isNotEmpty();
        List<String> others = new ArrayList<>();
        // Scores of version 4 are published with the threat as it was then; without it there is nothing to hold
        // against.
        published.keySet().removeIf(vector -> vector.startsWith("CVSS:4.0/") && vector.contains("/E:"));
        published.forEach((vector, score) -> {
            Optional<CvssScore> ours = CvssScore.of(vector);
            if (ours.filter(s -> s.base() == score).isEmpty()) {
                others.add(vector + " is published as " + score + ", here " + ours);
            }
        });
        assertThat(others).isEmpty();
    }

    private static void gather(JsonNode node, Map<String, Double> published) {
        for (String names :
                List.of("vectorString baseScore", "V2Vector V2Score", "V3Vector V3Score", "V40Vector V40Score")) {
            String[] both = names.split(" ", 2);
            if (node.has(both[0]) && node.path(both[1]).isNumber()) {
                published.put(node.path(both[0]).asString(), node.path(both[1]).asDouble());
            }
        }
        if (node.has("vector") && node.path("metrics").path("baseScore").isNumber()) {
            published.put(
                    node.path("vector").asString(),
                    node.path("metrics").path("baseScore").asDouble());
        }
        node.forEach(child -> gather(child, published));
    }
}
