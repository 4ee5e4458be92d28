package concordat.web.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.Page;
import concordat.web.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

    @Test
    void whoeverTurnsThePage_goesOnAfterAnItemThatIsWantedNoLonger() {
        Page<String> first = Pages.after(ALL, s -> true, Function.identity(), Optional.empty(), 2);
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(first.next()).contains("b");

        Page<String> second = Pages.after(ALL, s -> !s.equals("b"), Function.identity(), first.next(), 2);

        assertThat(second.items()).containsExactly("c", "d");
        assertThat(second.next()).contains("d");
        assertThat(second.total()).contains(4);
        assertThat(Pages.after(ALL, s -> !s.equals("b"), Function.identity(), second.next(), 2)
                        .next())
                .as("what is full ends when nothing more is wanted")
                .isEmpty();
    }

    @Test
    void aCursorThatStandsNowhere_isToldWithWhatToDo() {
        assertThatThrownBy(() -> Pages.after(ALL, Function.identity(), Optional.of("z"), 2))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.problem().status()).isEqualTo(400);
                    assertThat(r.problem().detail())
                            .hasValueSatisfying(d -> assertThat(d).contains("id z", "begin again without cursor"));
                });
    }
}
