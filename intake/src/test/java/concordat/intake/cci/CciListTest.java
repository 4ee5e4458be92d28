package concordat.intake.cci;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import concordat.intake.report.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CciListTest {

    private final List<WeaknessMap> maps = new ArrayList<>();

    @Test
    void an_item_goes_back_to_the_control_of_the_newest_revision_that_it_names() throws IOException {
        Reading reading = read("""
                <cci_list xmlns="http://iase.disa.mil/cci">
                 <metadata><version>2024-01-01</version></metadata>
                 <cci_items>
                  <cci_item id="CCI-000366"><status>draft</status><references>
                    <reference creator="NIST" title="NIST SP 800-53" version="3" index="CM-6 b"/>
                    <reference creator="NIST" title="NIST SP 800-53A" version="1" index="CM-6.1 (iv)"/>
                    <reference creator="NIST" title="NIST SP 800-53 Revision 5" version="5" index="CM-6 b"/>
                  </references></cci_item>
                  <cci_item id="CCI-000196"><references>
                    <reference creator="NIST" title="NIST SP 800-53 Revision 4" version="4" index="IA-5 (1) (c)"/>
                    <reference creator="NIST" title="NIST SP 800-53 Revision 5" version="5" index="IA-5 (1) (d)"/>
                  </references></cci_item>
                  <cci_item id="CCI-000001"><references/></cci_item>
                 </cci_items>
                </cci_list>""");

        assertThat(reading).isInstanceOf(Reading.Whole.class);
        assertThat(maps).containsExactlyInAnyOrder(map("cm-6", "CCI-000366"), map("ia-5.1", "CCI-000196"));
    }

    @Test
    void what_is_no_such_list_is_refused_and_gives_nothing() throws IOException {
        assertThat(read("<Benchmark/>")).isInstanceOf(Reading.Refused.class);
        assertThat(read("<cci_list><cci_items><cci_item id='7'/></cci_items></cci_list>"))
                .isInstanceOf(Reading.Refused.class);
        assertThat(read("<cci_list/>")).isInstanceOf(Reading.Refused.class);
        assertThat(maps).isEmpty();
    }

    private Reading read(String text) throws IOException {
        return CciList.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maps::add);
    }

    private static WeaknessMap map(String requirement, String cci) {
        return new WeaknessMap(WeaknessScheme.CCI, new CrosswalkRef("nist-800-53", requirement), List.of(cci));
    }
}
