package concordat.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.CrosswalkRef;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CCI-000366 ; cci:CCI-000366
            CM-6 b ; nist-800-53:cm-6
            AC-2 (4) ; nist-800-53:ac-2.4
            AC-2(4) ; nist-800-53:ac-2.4
            ac-02.04 ; nist-800-53:ac-2.4
            ac_2_4 ; nist-800-53:ac-2.4
            NIST.800-53.r5 SC-7(21) ; nist-800-53:sc-7.21
            ac-6_obj.a-1 ; nist-800-53:ac-6
            AC-1 a 1 (b) ; nist-800-53:ac-1
            """)
    void aReference_asToolsWriteIt_isReadInOneForm(String text, String reference) {
        assertThat(References.in(text).map(r -> r.code() + ":" + r.id())).containsExactly(reference);
    }

    @ParameterizedTest
    @CsvSource({
        "PR.AC-4",
        "DE.CM-1",
        "RHSA-2013:0523",
        "CVE-2021-44228",
        "SV-86681r2_rule",
        "SR-1234",
        "CCE-80644-8",
        "''"
    })
    void whatOtherCodesNumberAlike_isNoReference(String text) {
        assertThat(References.in(text)).isEmpty();
    }

    @Property
    void anyText_isReadWithoutFailing(@ForAll String text) {
        assertThat(References.in(text)).allMatch(r -> !r.id().isBlank()).doesNotContain((CrosswalkRef) null);
    }
}
