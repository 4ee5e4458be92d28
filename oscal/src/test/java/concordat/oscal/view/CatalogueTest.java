package concordat.oscal.view;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json, 1189, 20, 3123, 1258",
        "nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog-min.json, 149, 18, 3058, 445",
        "nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog.xml, 149, 18, 3058, 445",
        "ism/ISM_catalog.json, 1107, 562, 1639, 0",
        "ism/ISM_E8_ML1-baseline-resolved-profile_catalog.json, 46, 24, 67, 0",
        "fedramp/FedRAMP_rev5_LI-SaaS-baseline-resolved-profile_catalog-min.json, 156, 18, 1745, 454",
        "examples/basic-catalog.json, 4, 4, 28, 2",
        "examples/basic-catalog.xml, 4, 4, 28, 2",
        "examples/basic-catalog.yaml, 4, 4, 28, 2",
    })
    void aRealCatalogue_givesEveryControl(String file, int controls, int groups, int parts, int params) {
        Catalogue catalogue = new Catalogue(SharedData.document(file));
        assertThat(catalogue.allControls()).hasSize(controls);
        assertThat(catalogue.allControls().map(Control::id)).doesNotHaveDuplicates();
        assertThat(catalogue.allGroups()).hasSize(groups);
        long ofGroups = catalogue
                .allGroups()
                .flatMap(g -> g.parts().stream())
                .mapToLong(CatalogueTest::parts)
                .sum();
        long ofControls = catalogue
                .allControls()
                .flatMap(c -> c.parts().stream())
                .mapToLong(CatalogueTest::parts)
                .sum();
        assertThat(ofGroups + ofControls).isEqualTo(parts);
        assertThat(catalogue.allControls().mapToInt(c -> c.params().size()).sum())
                .isEqualTo(params);
    }

    private static long parts(Part part) {
        return 1 + part.parts().stream().mapToLong(CatalogueTest::parts).sum();
    }

    @Test
    void nist_saysWhichControlsAreWithdrawn_andHowEachIsCited() {
        Catalogue catalogue =
                new Catalogue(SharedData.document("nist-800-53-rev5/NIST_SP-800-53_rev5_catalog_v5.0.1.json"));
        assertThat(catalogue.allControls().filter(Control::withdrawn)).hasSize(182);
        assertThat(catalogue.control("ac-6.5")).hasValueSatisfying(control -> {
            assertThat(control.title()).isEqualTo("Privileged Accounts");
            assertThat(control.label()).hasValue("AC-6(5)");
        });
        assertThat(catalogue.document().metadata().names()).contains("roles", "parties");
        assertThat(catalogue.document().body().names()).contains("back-matter");
    }
}
