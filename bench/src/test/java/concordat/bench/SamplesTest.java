package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SamplesTest {

    private static final long MILLI = 1_000_000;

    @Test
    void millis_ofAHundred_isTheOneAtThatRank() {
        Samples samples = new Samples();
        for (int i = 100; i >= 1; i--) {
            samples.add(i * MILLI);
        }
        assertThat(samples.millis(0.5)).isEqualTo(50);
        assertThat(samples.millis(0.99)).isEqualTo(99);
        assertThat(samples.millis(1)).isEqualTo(100);
        assertThat(samples.millis(0)).isEqualTo(1);
    }

    @Test
    void millis_ofNothing_isRefused() {
        assertThatThrownBy(() -> new Samples().millis(0.5)).hasMessage("nothing was measured");
    }

    @Property
    void quantiles_areMeasuredValues_inOrder_andSurviveTheLine(
            @ForAll @Size(min = 1, max = 3_000) List<@IntRange(max = 1_000_000_000) Integer> nanos) {
        Samples samples = new Samples();
        nanos.forEach(samples::add);
        Quantiles quantiles = samples.quantiles();
        assertThat(quantiles.count()).isEqualTo(nanos.size());
        assertThat(quantiles.p50()).isLessThanOrEqualTo(quantiles.p99());
        assertThat(quantiles.p99()).isLessThanOrEqualTo(quantiles.p999());
        assertThat(quantiles.p999()).isLessThanOrEqualTo(quantiles.max());
        int longest = nanos.stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(quantiles.max()).isCloseTo(longest / 1e6, within(1e-9));
        assertThat(nanos.stream()
                        .filter(value -> value / 1e6 <= quantiles.p99())
                        .count())
                .isGreaterThanOrEqualTo((long) Math.ceil(0.99 * nanos.size()));
        assertThat(Samples.parse(samples.line()).quantiles()).isEqualTo(quantiles);
    }

    @Test
    void line_ofNothing_isReadAsNothing() {
        assertThat(Samples.parse(new Samples().line()).count()).isZero();
    }

    @Test
    void parse_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> Samples.parse("failed")).hasMessageContaining("failed");
    }
}
