package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.EditionDifferenceView;
import concordat.api.view.EditionDifferenceView.ControlChange;
import concordat.api.view.EditionDifferenceView.Step;
import concordat.assurance.act.EditionIssued;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a new edition asks is told before it counts, and to a body's officers what is left to do.
final class EditionDifferenceTest {
    private final Front front = new Front(Year.lived(), Year.NOW, Map.of());

    EditionDifferenceTest() throws IOException {
        String id = Year.CONTROL.value();
        String file = Editions.write(Year.EDITION)
                .replaceFirst("edition: \\S+", "edition: model-2")
                .replaceFirst("id: " + id + "\n", "id: NEW-01\n    formerly: [" + id + "]\n");
        front.act(
                "lead",
                new EditionIssued(((EditionReading.Read) Editions.read(new StringReader(file), "renamed")).edition()));
    }

    private EditionDifferenceView read(String person, String query) throws IOException, InterruptedException {
        return ApiJson.read(
                Front.bytes(front.get(person, "/editions/model-1/difference/model-2" + query)),
                EditionDifferenceView.class);
    }

    @Test
    void everybody_readsWhatDiffers() throws IOException, InterruptedException {
        EditionDifferenceView view = read("clerk", "");

        ControlChange renamed = view.controls().getFirst();
        assertThat(renamed.control()).isEqualTo("NEW-01");
        assertThat(renamed.before()).containsExactly(Year.CONTROL.value());
        assertThat(renamed.kind()).isEqualTo("renamed");
        assertThat(renamed.duty()).contains("Review");
        assertThat(view.controls()).hasSameSizeAs(Year.EDITION.controls()).allMatch(c -> c.todo()
                .isEmpty());
        assertThatThrownBy(() -> front.get("clerk", "/editions/model-1/difference/model-9"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
    }

    @Test
    void aBodysOfficers_readWhatIsLeftToDo_andNobodyElseDoes() throws IOException, InterruptedException {
        EditionDifferenceView view = read("officer", "?body=tarn");

        assertThat(view.controls().getFirst().todo())
                .as("answered under the former id")
                .containsExactly(new Step("tarn-main", Optional.of("PARTLY_MET"), "review"));
        assertThat(view.controls().get(1).todo()).containsExactly(new Step("tarn-main", Optional.empty(), "answer"));
        for (String person : List.of("clerk", "moor-service")) {
            assertThatThrownBy(() -> read(person, "?body=tarn"))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(403));
        }
    }
}
