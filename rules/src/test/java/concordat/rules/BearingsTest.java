package concordat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BearingsTest {

    private static final Edition EDITION = FindingRulesTest.edition(
                    control("ACC-01", "ac-2"), control("ACC-02", "ac-2.3"), control("ACC-03", "si-2"))
            .mapping(List.of(
                    map(WeaknessScheme.CWE, "si-2", "CWE-1395"),
                    map(WeaknessScheme.CCI, "ac-2.3", "CCI-000017"),
                    map(WeaknessScheme.CCI, "ac-2.4", "CCI-001403"),
                    map(WeaknessScheme.CWE, "si-10", "CWE-79"),
                    map(WeaknessScheme.FAMILY, "ac-2", "nessus:User management", "lynis:*")));

    private final Bearings bearings = new Bearings(EDITION);

    @Test
    void a_kind_of_weakness_bears_on_the_controls_whose_crosswalk_names_what_it_goes_against() {
        assertThat(bearings.of(finding("nessus:1", "", Set.of(1395))))
                .containsExactly(new Bearing("CWE-1395", nist("si-2"), List.of(new ControlId("ACC-03"))));
    }

    @Test
    void a_part_that_a_control_names_bears_on_that_control_alone_and_another_part_on_who_names_the_whole() {
        assertThat(bearings.controls(finding("hdf:1", "", Set.of(), cci("CCI-000017"))))
                .containsExactly("ACC-02");
        assertThat(bearings.controls(finding("hdf:1", "", Set.of(), cci("CCI-001403"))))
                .containsExactly("ACC-01");
    }

    @Test
    void what_no_control_names_is_told_with_no_control() {
        assertThat(bearings.of(finding("zap:1", "", Set.of(79))))
                .containsExactly(new Bearing("CWE-79", nist("si-10"), List.of()));
    }

    @Test
    void what_a_report_refers_to_itself_needs_no_map() {
        assertThat(bearings.controls(finding("ocsf:1", "", Set.of(), nist("si-2"))))
                .containsExactly("ACC-03");
    }

    @Test
    void groups_of_a_tool_are_compared_without_regard_to_case_and_a_star_is_all_of_a_tool() {
        assertThat(bearings.controls(finding("nessus:1", "user MANAGEMENT", Set.of())))
                .containsExactly("ACC-01");
        assertThat(bearings.controls(finding("openvas:1", "User management", Set.of())))
                .isEmpty();
        assertThat(bearings.controls(finding("lynis:AUTH-9216", "AUTH", Set.of())))
                .containsExactly("ACC-01");
    }

    private static FindingFacts finding(String weakness, String family, Set<Integer> cwes, CrosswalkRef... references) {
        return new FindingFacts(
                Severity.HIGH,
                weakness,
                family,
                List.of(),
                cwes,
                Set.of(references),
                false,
                0,
                false,
                false,
                0,
                "",
                false,
                "host-1");
    }

    private static Control control(String id, String requirement) {
        return new Control(
                new ControlId(id),
                "Section",
                "Title",
                "Question?",
                true,
                Period.ofDays(30),
                List.of(new RestsOn("official", Set.of(Tier.MANAGED), true)),
                List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                List.of(),
                List.of(nist(requirement)));
    }

    private static WeaknessMap map(WeaknessScheme scheme, String requirement, String... ids) {
        return new WeaknessMap(scheme, nist(requirement), List.of(ids));
    }

    private static CrosswalkRef nist(String id) {
        return new CrosswalkRef("nist-800-53", id);
    }

    private static CrosswalkRef cci(String id) {
        return new CrosswalkRef("cci", id);
    }
}
