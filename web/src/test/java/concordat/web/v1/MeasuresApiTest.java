package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.ids.BodyId;
import concordat.web.http.Refusal;
import concordat.web.read.Readings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Measures are listed to the body that they are on, and to whoever sees the nation.
final class MeasuresApiTest {
    private final List<Object> asked = new ArrayList<>();
    private final Front front =
            new Front(Year.lived(), Year.NOW, Map.of("readings", Front.desk(Readings.class, (self, method, given) -> {
                assertThat(method.getName()).isEqualTo("measures");
                asked.add(given[0]);
                return List.of();
            })));

    @Test
    void aBodysOfficer_listsItsOwn_andNobodyElses() throws IOException, InterruptedException {
        assertThat(front.get("officer", "/measures?body=tarn").status()).isEqualTo(200);
        assertThat(front.get("lead", "/measures").status()).isEqualTo(200);
        for (String address :
                List.of("officer /measures", "officer /measures?body=moor", "clerk /measures?body=tarn")) {
            String[] words = address.split(" ", 2);
            assertThatThrownBy(() -> front.get(words[0], words[1]))
                    .as(address)
                    .isInstanceOfSatisfying(Refusal.class, r -> {
                        assertThat(r.problem().status()).isEqualTo(403);
                        assertThat(r.problem().detail())
                                .hasValueSatisfying(d -> assertThat(d).contains("?body=ID"));
                    });
        }
        assertThat(asked).containsExactly(Optional.of(new BodyId("tarn")), Optional.empty());
    }
}
