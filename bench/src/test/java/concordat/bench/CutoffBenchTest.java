package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class CutoffBenchTest {

    @Property
    void share_ofAllGateways_isAllStreams_andNoneHasTwoMoreThanAnother(
            @ForAll @IntRange(max = 10_000) int all, @ForAll @IntRange(min = 1, max = 16) int several) {
        int[] shares = IntStream.range(0, several)
                .map(one -> CutoffBench.share(all, several, one))
                .toArray();
        assertThat(IntStream.of(shares).sum()).isEqualTo(all);
        assertThat(IntStream.of(shares).max().orElseThrow()
                        - IntStream.of(shares).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }
}
