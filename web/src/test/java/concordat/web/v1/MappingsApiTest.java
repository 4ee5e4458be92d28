package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import concordat.api.ApiJson;
import concordat.api.view.MappingView;
import concordat.web.http.Answer;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Mappings are kept by name and version, each body's by its officers, and everybody reads what is shared.
final class MappingsApiTest {

    private static final String SAYS = """
            {"mapping": "ITHC", "form": "findings", "columns": {"title": "Finding", "severity": "Risk"}}
            """;

    private final Front front = new Front(Year.lived(), Year.NOW, Map.of());

    private Answer ask(String person, String method, String address, String body)
            throws IOException, InterruptedException {
        return front.ask(person, method, address, body, Map.of());
    }

    private Answer saved(String person, String address, String mapping) throws IOException, InterruptedException {
        return ask(person, "PUT", address, mapping);
    }

    private Refusal refused(String person, String method, String address, String body) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ask(person, method, address, body))
                .actual();
    }

    private List<MappingView> list(String address) throws IOException, InterruptedException {
        return ApiJson.readPage(Front.bytes(ask("officer", "GET", address, "")), MappingView.class)
                .items();
    }

    @Test
    void aBodysMapping_isSavedByItsOfficer_readWithItsVersion_andNotWrittenOverUnseen()
            throws IOException, InterruptedException {
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc", SAYS).status())
                .isEqualTo(201);
        long acts = front.programme.nextPosition();
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc", SAYS).status())
                .as("the same again changes nothing")
                .isEqualTo(200);
        assertThat(front.programme.nextPosition()).isEqualTo(acts);

        String other = SAYS.replace("Risk", "Rating");
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/ithc", other)
                        .problem())
                .satisfies(p -> {
                    assertThat(p.fault()).contains(2010);
                    assertThat(p.blame()).contains("RETRY");
                    assertThat(p.legalMoves()).contains("mapping-saved of version 2");
                });
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc?replaces=1", other)
                        .status())
                .isEqualTo(201);
        assertThat(Front.text(ask("officer", "GET", "/bodies/tarn/mappings/ithc", "")))
                .contains("Rating");
        assertThat(Front.text(ask("officer", "GET", "/bodies/tarn/mappings/ithc?version=1", "")))
                .contains("Risk");
        assertThat(list("/bodies/tarn/mappings")).singleElement().satisfies(m -> assertThat(m.version())
                .isEqualTo(2));
    }

    @Test
    void aSharedMapping_isTheLeads_andABodysOwnComesBeforeIt() throws IOException, InterruptedException {
        assertThat(refused("officer", "PUT", "/mappings/ithc", SAYS).problem().fault())
                .contains(1001);
        assertThat(refused("lead", "PUT", "/bodies/tarn/mappings/ithc", SAYS)
                        .problem()
                        .legalMoves())
                .contains("by an officer of the body");
        saved("lead", "/mappings/ithc", SAYS);
        assertThat(Front.text(ask("officer", "GET", "/bodies/tarn/mappings/ithc", "")))
                .contains("Risk");

        saved("officer", "/bodies/tarn/mappings/ithc", SAYS.replace("Risk", "Rating"));

        assertThat(Front.text(ask("officer", "GET", "/bodies/tarn/mappings/ithc", "")))
                .contains("Rating");
        assertThat(list("/bodies/tarn/mappings"))
                .extracting(MappingView::hidden)
                .containsExactly(false, true);
        assertThat(ask("officer", "DELETE", "/bodies/tarn/mappings/ithc", "").status())
                .isEqualTo(200);
        assertThat(Front.text(ask("officer", "GET", "/bodies/tarn/mappings/ithc", "")))
                .contains("Risk");
    }

    @Test
    void whatIsNoMapping_isNotKept_andWhatIsNotKept_isToldWithWhatIs() throws IOException, InterruptedException {
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/ithc", "{\"form\": \"findings\"}")
                        .problem()
                        .errors())
                .hasSizeGreaterThan(1);
        saved("lead", "/mappings/rap", SAYS);
        assertThat(refused("officer", "GET", "/bodies/tarn/mappings/ithc", "").problem())
                .satisfies(p -> {
                    assertThat(p.fault()).contains(1145);
                    assertThat(p.detail().orElseThrow()).contains("there are rap");
                });
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/Not%20a%20Name", SAYS)
                        .problem()
                        .status())
                .isEqualTo(400);
    }
}
