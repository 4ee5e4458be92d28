package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static Rounds rounds(double... values) throws IOException {
        Iterator<Double> next = java.util.Arrays.stream(values).iterator();
        return Rounds.of(List.of(() -> next.hasNext() ? Map.of("a", next.next()) : Map.of()));
    }

    @Test
    void of_severalSystems_runsThemByTurns() throws IOException {
        List<String> order = new ArrayList<>();
        Rounds.of(List.of(
                () -> {
                    order.add("a");
                    return Map.of();
                },
                () -> {
                    order.add("b");
                    return Map.of();
                }));
        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "a", "b");
    }

    @Test
    void median_andSpread_leaveTheOutermostRoundsOut() throws IOException {
        Rounds rounds = rounds(5, 1, 100, 4, 3);
        assertThat(rounds.median("a")).isEqualTo(4);
        assertThat(rounds.spread("a")).isEqualTo(0.5);
    }

    @Test
    void spread_ofZeroes_isZero_andOfSomeBesideZeroIsOne() throws IOException {
        assertThat(rounds(0, 0, 0, 0, 9).spread("a")).isZero();
        assertThat(rounds(0, 0, 0, 2, 9).spread("a")).isEqualTo(1);
    }

    @Test
    void median_ofWhatWasNotMeasuredEachTime_isRefused() throws IOException {
        Rounds rounds = rounds(1, 2, 3, 4);
        assertThatThrownBy(() -> rounds.median("a")).hasMessage("a was measured 4 times");
    }

    @Test
    void of_aSystemThatFails_failsAtOnce() {
        assertThatThrownBy(() -> Rounds.of(List.of(() -> {
                    throw new IOException("the peer is gone");
                })))
                .isInstanceOf(IOException.class)
                .hasMessage("the peer is gone");
    }
}
