package concordat.intake.edition;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.AccessRule;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.catalogue.WeaknessScheme;
import concordat.intake.SharedData;
import concordat.rules.Compilation;
import concordat.rules.FindingFacts;
import concordat.rules.FindingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelCodeTest {

    private static final Edition CODE = Editions.modelCode();

    @Test
    void itHoldsFortyFiveToSixtyControls_overFifteenSections() {
        assertThat(CODE.controls()).hasSizeBetween(45, 60);
        assertThat(CODE.controls().stream().map(Control::section).distinct()).hasSize(15);
        assertThat(CODE.controls().stream().map(Control::deferrable).distinct()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void publicData_restsOnNothing_andAnyoneMayViewIt() {
        assertThat(CODE.controls()).noneMatch(c -> c.restsOn("public").isPresent());
        assertThat(rule("public", ActionClass.VIEW).atLeast()).isEqualTo(Tier.UNKNOWN);
    }

    @Test
    void whatCarriesSensitiveData_isNeverProvedByWhatTheBodyMerelySays() {
        assertThat(CODE.controls().stream()
                        .filter(c -> c.restsOn("official-sensitive").isPresent())
                        .flatMap(c -> c.needs().stream()))
                .isNotEmpty()
                .allMatch(need -> need.atLeast().atLeast(Strength.SIGNED));
    }

    @Test
    void everyHandlingButPublic_hasARuleForEveryAction_thatNeverLoosensUpTheScale() {
        for (ActionClass action : ActionClass.values()) {
            Tier before = Tier.UNKNOWN;
            for (String handling : List.of("public", "official", "official-personal", "official-sensitive")) {
                Tier now = rule(handling, action).atLeast();
                assertThat(now).as(handling + " " + action).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }

    @Test
    void everythingThatOfficialRestsOn_officialSensitiveRestsOnToo_savePersonalDevices() {
        assertThat(CODE.controls().stream()
                        .filter(c -> c.restsOn("official").isPresent())
                        .filter(c -> c.restsOn("official-sensitive").isEmpty())
                        .map(c -> c.id().value()))
                .allMatch(id -> id.startsWith("DEV-"));
    }

    @Test
    void aPrivilegedWorkstation_needsAllThatAManagedDeviceNeeds() {
        assertThat(facts(Tier.PRIVILEGED))
                .containsAll(facts(Tier.MANAGED))
                .hasSizeGreaterThan(facts(Tier.MANAGED).size());
    }

    @Test
    void fixWindows_growWithLesserSeverity() {
        List<FixWindow> windows = CODE.fixWindows();
        assertThat(windows)
                .extracting(FixWindow::severity)
                .containsExactly(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);
        assertThat(windows).extracting(FixWindow::internetFacing).isSorted();
        assertThat(windows).extracting(FixWindow::otherwise).isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, false, false, false, VUL-02",
        "CRITICAL, false, false, true, VUL-02",
        "HIGH, true, false, false, VUL-02",
        "HIGH, false, false, true, VUL-03",
        "MEDIUM, true, false, false, VUL-04",
        "MEDIUM, false, false, true, BND-05",
        "CRITICAL, true, true, false, VUL-05",
        "CRITICAL, true, true, true, VUL-06",
        "LOW, true, false, true, ''",
        "INFO, false, false, false, ''",
    })
    void aFinding_failsExactlyOneControl(
            Severity severity, boolean exploitable, boolean unsupported, boolean facing, String control) {
        FindingRules rules = ((Compilation.Compiled) FindingRules.compile(CODE)).rules();
        FindingFacts facts = facts(severity, "nessus:1", "", Set.of(), Set.of(), exploitable, unsupported, facing);
        assertThat(failed(rules, facts)).containsExactlyElementsOf(control.isEmpty() ? List.of() : List.of(control));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, xccdf:sshd, '', 0, CCI-000366, 'VUL-03 CFG-01'",
        "MEDIUM, xccdf:sshd, '', 0, CCI-000366, VUL-04",
        "HIGH, hdf:V-1, '', 0, CCI-000205, 'VUL-03 ACC-03'",
        "HIGH, nessus:11, Default Unix Accounts, 0, '', 'VUL-03 CFG-02 ACC-03'",
        "CRITICAL, nessus:12, Backdoors, 0, '', 'VUL-02 CFG-04'",
        "HIGH, testssl:SSLv3, '', 0, '', 'VUL-03 DAT-01'",
        "HIGH, nessus:13, General, 319, '', 'VUL-03 DAT-01'",
        "HIGH, nessus:14, 'Windows : Microsoft Bulletins', 787, '', VUL-03",
    })
    void aFinding_alsoFailsTheControlThatItDisproves(
            Severity severity, String weakness, String family, int cwe, String cci, String controls) {
        FindingRules rules = ((Compilation.Compiled) FindingRules.compile(CODE)).rules();
        FindingFacts facts = facts(
                severity,
                weakness,
                family,
                cwe == 0 ? Set.of() : Set.of(cwe),
                cci.isEmpty() ? Set.of() : Set.of(new CrosswalkRef("cci", cci)),
                false,
                false,
                false);
        assertThat(failed(rules, facts)).containsExactly(controls.split(" "));
    }

    private static FindingFacts facts(
            Severity severity,
            String weakness,
            String family,
            Set<Integer> cwes,
            Set<CrosswalkRef> references,
            boolean exploitable,
            boolean unsupported,
            boolean facing) {
        return new FindingFacts(
                severity,
                weakness,
                family,
                List.of(),
                cwes,
                references,
                false,
                0,
                exploitable,
                unsupported,
                0,
                "tcp",
                facing,
                "host-1");
    }

    private static List<String> failed(FindingRules rules, FindingFacts facts) {
        return rules.failing(facts, Duration.ZERO).stream()
                .map(f -> f.control().value())
                .toList();
    }

    @Test
    void everyFailRule_standsOnAControlThatAMachineCanProve() {
        assertThat(CODE.controls().stream().filter(c -> !c.failRules().isEmpty()))
                .isNotEmpty()
                .allMatch(c -> c.needs().stream()
                        .anyMatch(n -> n.kind() == EvidenceKind.SCAN || n.kind() == EvidenceKind.CONFIGURATION));
    }

    @ParameterizedTest
    @CsvSource({
        "caf-3.2, frameworks/caf-3.2-structure.csv, '\\b([A-D]\\d\\.[a-f])\\b'",
        "caf-4.0, frameworks/caf-4.0-structure.csv, '\\b([A-D]\\d\\.[a-f])\\b'",
        "iso-27001, frameworks/ciso-assistant/iso27001-2022.yaml, 'ref_id: (A\\.\\d+\\.\\d+)\\b'",
        "nist-800-53, oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json, '\"id\": ?\"([a-z]{2}-\\d+(\\.\\d+)?)\"'",
    })
    void everyCrosswalkId_existsInTheOtherCode(String code, String file, String pattern) throws IOException {
        Set<String> known = Pattern.compile(pattern)
                .matcher(Files.readString(SharedData.file(file)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isNotEmpty().containsAll(ids(code));
        assertThat(ids(code)).hasSizeGreaterThan(20);
    }

    @Test
    void everyWeaknessMap_goesToAControlThatExists() throws IOException {
        String catalogue =
                Files.readString(SharedData.file("oscal/nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json"));
        assertThat(CODE.weaknessMaps())
                .isNotEmpty()
                .allMatch(map -> map.requirement().code().equals("nist-800-53"))
                .allMatch(map -> catalogue.contains("\"" + map.requirement().id() + "\""));
    }

    @Test
    void everyKindOfWeakness_thatReportsHave_isReadInOneWay() {
        assertThat(CODE.weaknessMaps().stream()
                        .filter(map -> map.scheme() == WeaknessScheme.CCI)
                        .flatMap(map -> map.ids().stream()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
    }

    @Test
    void cyberEssentialsThemes_areTheFiveThatItNames() throws IOException {
        String names = Files.readString(SharedData.file("frameworks/ciso-assistant/cyber_essentials.yaml"))
                .toLowerCase(Locale.ROOT);
        assertThat(ids("cyber-essentials")).hasSize(5).allMatch(theme -> names.contains(theme.replace('-', ' ')));
    }

    private static Set<String> ids(String code) {
        return CODE.controls().stream()
                .flatMap(c -> c.crosswalk().stream())
                .filter(ref -> ref.code().equals(code))
                .map(CrosswalkRef::id)
                .collect(Collectors.toSet());
    }

    private static AccessRule rule(String handling, ActionClass action) {
        return CODE.accessRules().stream()
                .filter(r -> r.handling().equals(handling) && r.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> facts(Tier tier) {
        return CODE.tierRules().stream()
                .filter(r -> r.tier() == tier)
                .map(TierRule::facts)
                .findFirst()
                .orElseThrow();
    }
}
