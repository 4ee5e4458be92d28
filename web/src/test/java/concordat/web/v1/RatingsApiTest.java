package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.RatingChange;
import concordat.web.desk.Doing;
import concordat.web.desk.RatingDesk;
import concordat.web.http.Answer;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Decisions on how bad findings are, as the API takes them: previewed first, and shut to whom the findings are shut.
final class RatingsApiTest {

    private static final String WANTED = """
        {"findings":["tarn-main-1"],"as":"medium","until":"2027-03-01T00:00:00Z","requester":"officer","reason":"inside"}
        """;

    private final List<String> asked = new ArrayList<>();
    private final Front front = new Front(Year.lived(), Year.NOW, Map.of("ratings", ratings()));

    private RatingDesk ratings() {
        return Front.desk(RatingDesk.class, (self, method, given) -> {
            Doing doing = (Doing) given[3];
            asked.add(doing.person() + " " + doing.token().orElse("tries") + " " + given[1]);
            return new RatingChange(
                    "5e5e",
                    Optional.empty(),
                    "tarn-main",
                    Optional.of("high"),
                    "medium",
                    Year.NOW,
                    1,
                    1,
                    Map.of("high", 1),
                    0,
                    List.of(),
                    List.of(),
                    0,
                    Optional.empty(),
                    Optional.empty());
        });
    }

    private Answer post(String person, String query, Map<String, String> headers)
            throws IOException, InterruptedException {
        return front.ask(person, "POST", "/bodies/tarn/findings/rate" + query, WANTED, headers);
    }

    @Test
    void itIsPreviewed_andDoneWithThePreviewsTokenAlone() throws IOException, InterruptedException {
        Answer shown = post("officer", "?preview=true", Map.of());
        assertThat(shown.status()).isEqualTo(200);
        assertThatThrownBy(() -> post("officer", "", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Preview it first");
        post("officer", "?environment=tarn-main", Map.of("if-match", "\"5e5e\""));
        assertThat(asked).containsExactly("officer tries Optional.empty", "officer 5e5e Optional[tarn-main]");
    }

    @Test
    void itIsShutToTheAuthority_untilItHasOpenedTheFindings() {
        assertThatThrownBy(() -> post("lead", "?preview=true", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are shut to you");
        assertThat(asked).isEmpty();
    }
}
