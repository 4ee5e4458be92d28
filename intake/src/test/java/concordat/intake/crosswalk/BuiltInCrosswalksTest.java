package concordat.intake.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Control;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Coverage;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Crosswalks;
import concordat.catalogue.crosswalk.Hold;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Path;
import concordat.catalogue.crosswalk.Reading;
import concordat.catalogue.crosswalk.Requirement;
import concordat.intake.SharedData;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes and crosswalks that come with the product, held against the Model Code and against what others publish.
final class BuiltInCrosswalksTest {

    private static final Edition MODEL = Editions.modelCode();
    private static final List<Code> CODES = CrosswalkFiles.codes();
    private static final List<Crosswalk> CROSSWALKS = CrosswalkFiles.crosswalks();
    private static final Crosswalks USED = Crosswalks.counting(CROSSWALKS);

    private static Code code(String id) {
        return CODES.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Set<String> asked(String code, String profile, Level level) {
        return code(code).requirements().stream()
                .filter(r -> r.level(profile).equals(Optional.of(level)))
                .map(Requirement::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyIdInEveryCrosswalk_existsInItsCode() {
        assertThat(CROSSWALKS).hasSize(6).allSatisfy(c -> assertThat(c.strangers(CODES))
                .isEmpty());
        Set<String> known = CODES.stream().map(Code::id).collect(Collectors.toSet());
        assertThat(known).containsAll(USED.codes());
    }

    @Test
    void everyReferenceOfTheModelCode_isSaidMoreOfInACrosswalk_andNothingElseIsSaidOfAControl() {
        Set<String> references = new HashSet<>();
        for (Control control : MODEL.controls()) {
            for (CrosswalkRef ref : control.crosswalk()) {
                references.add(control.id() + " " + ref.code() + " " + ref.id());
            }
        }
        Set<String> said = new HashSet<>();
        for (Crosswalk crosswalk : CROSSWALKS) {
            crosswalk.maps().stream()
                    .filter(map -> crosswalk.source().equals(MODEL.id()))
                    .filter(map -> map.sources().size() == 1)
                    .forEach(map -> map.targets()
                            .forEach(target -> said.add(
                                    map.sources().iterator().next() + " " + crosswalk.target() + " " + target)));
        }
        assertThat(said).isEqualTo(references).hasSizeGreaterThan(300);
    }

    @Test
    void everyStatementAboutTheModelCode_saysWhy() {
        assertThat(CROSSWALKS).allSatisfy(crosswalk -> assertThat(crosswalk.maps())
                .isNotEmpty()
                .allMatch(map -> !map.remark().isBlank() && map.confidence() > 0 && map.confidence() < 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "4.0"})
    void theFrameworksOutcomes_areThoseThatItPublishes(String version) throws IOException {
        List<String> published =
                Files.readAllLines(SharedData.file("frameworks/caf-" + version + "-structure.csv")).stream()
                        .skip(1)
                        .flatMap(line -> Pattern.compile(",([A-D]\\d\\.[a-f]),")
                                .matcher(line)
                                .results())
                        .map(found -> found.group(1))
                        .toList();
        assertThat(code("caf-" + version).ids()).isEqualTo(published).hasSize(version.equals("3.2") ? 39 : 41);
    }

    @ParameterizedTest
    @CsvSource({"baseline, BASELINE, 10, 27", "enhanced, ENHANCED, 24, 13"})
    void theGovernmentsProfiles_askWhatItPublishes(String profile, String key, int fully, int partly)
            throws IOException {
        String published = Files.readString(SharedData.file("frameworks/webcaf/data.json"));
        Matcher entry = Pattern.compile("\"key\":\\s*\"([^\"]+)\"[^}]*?\"" + key + "\":\\s*\\[([^]]*)]")
                .matcher(published);
        Set<String> achieved = new TreeSet<>();
        Set<String> partially = new TreeSet<>();
        while (entry.find()) {
            String statuses = entry.group(2);
            if (!statuses.contains("NAC")) {
                (statuses.contains("PAC") ? partially : achieved).add(entry.group(1));
            }
        }
        assertThat(asked("caf-3.2", profile, Level.FULLY)).isEqualTo(achieved).hasSize(fully);
        assertThat(asked("caf-3.2", profile, Level.PARTLY)).isEqualTo(partially).hasSize(partly);
    }

    @Test
    void annexA_hasItsNinetyThreeControls() throws IOException {
        Set<String> published = Pattern.compile("ref_id: (A\\.\\d+\\.\\d+)\\b")
                .matcher(Files.readString(SharedData.file("frameworks/ciso-assistant/iso27001-2022.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(code("iso-27001").ids())).isEqualTo(published).hasSize(93);
    }

    @ParameterizedTest
    @CsvSource({"low, LOW", "moderate, MODERATE", "high, HIGH"})
    void aBaseline_asksWhatItsProfileIncludes(String profile, String file) throws IOException {
        String published = Files.readString(
                SharedData.file("oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_" + file + "-baseline_profile.json"));
        int from = published.indexOf("\"with-ids\"");
        Set<String> included = Pattern.compile("\"([a-z]{2}-\\d+(?:\\.\\d+)?)\"")
                .matcher(published.substring(from, published.indexOf(']', from)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked("nist-800-53", profile, Level.FULLY))
                .isEqualTo(included)
                .isNotEmpty();
    }

    private static Reading reading(Map<String, Hold> held, String target) {
        return Reading.of(Code.of(MODEL), held, USED, code(target));
    }

    private static Map<String, Hold> everything() {
        Map<String, Hold> held = new HashMap<>();
        MODEL.controls().forEach(c -> held.put(c.id().value(), new Hold("proved", Optional.empty())));
        return held;
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf-3.2", "caf-4.0", "cyber-essentials", "iso-27001", "nist-800-53"})
    void aBodyThatHoldsAll_reachesAllThatTheModelCodeCan_andNothingIsMissing(String target) {
        Reading all = reading(everything(), target);
        Reading none = reading(Map.of(), target);

        assertThat(all.count(Coverage.MET)).isPositive();
        assertThat(all.count(Coverage.MISSING)).isZero();
        assertThat(all.requirements()).allMatch(r -> r.coverage() == r.atBest());
        assertThat(none.count(Coverage.MET) + none.count(Coverage.PARTLY)).isZero();
        assertThat(none.count(Coverage.MISSING)).isEqualTo(all.count(Coverage.MET) + all.count(Coverage.PARTLY));
    }

    @Test
    void theBaselineOfTheFramework_isReadFromStanding_withWhatIsMissing() {
        Map<String, Hold> held = everything();
        held.remove("BAK-02");

        Reading reading = reading(held, "caf-3.2");

        assertThat(reading.requirements())
                .filteredOn(r -> r.requirement().id().equals("B5.c"))
                .singleElement()
                .satisfies(copies -> {
                    assertThat(copies.coverage()).isEqualTo(Coverage.PARTLY);
                    assertThat(copies.atBest()).isEqualTo(Coverage.MET);
                    assertThat(copies.lacking()).containsExactly("BAK-02");
                });
        // Ten outcomes are asked for fully, and no single code of connection asks all of what they ask.
        assertThat(reading.profiles().getFirst().asked()).isEqualTo(37);
        assertThat(reading.profiles().getFirst().gaps())
                .filteredOn(gap -> gap.asked() == Level.FULLY)
                .hasSize(10);
    }

    @Test
    void theOtherVersionOfAFramework_isReachedOverTwoSteps() {
        Crosswalks withoutTheDirectWay = Crosswalks.counting(CROSSWALKS.stream()
                .filter(c -> !c.id().equals("model-1.caf-4.0"))
                .toList());

        Path path = withoutTheDirectWay
                .path(new CrosswalkRef("model-1", "TST-01"), new CrosswalkRef("caf-4.0", "A2.c"))
                .orElseThrow();

        assertThat(path.hops()).hasSize(2);
        assertThat(path.confidence()).isEqualTo(75);
    }

    @Test
    void anEditionNobodyMadeACrosswalkFor_isReadByItsReferences_inPartOnly() {
        Crosswalks references = Crosswalks.counting(Crosswalk.ofReferences(MODEL));

        Reading reading = Reading.of(Code.of(MODEL), everything(), references, code("iso-27001"));

        assertThat(reading.count(Coverage.MET)).isZero();
        assertThat(reading.count(Coverage.PARTLY)).isGreaterThan(40);
    }
}
