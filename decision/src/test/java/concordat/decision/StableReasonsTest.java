package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Others build on these numbers: `reasons.txt` may only grow, and a number keeps its name and meaning for ever.
final class StableReasonsTest {

    @Test
    void everyNumberIsAsItWasGivenOut() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("reasons.txt")) {
            String given = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Arrays.stream(Reason.values()).map(r -> r.number() + " " + r + " " + r.who()))
                    .containsExactlyInAnyOrderElementsOf(given.lines().toList());
        }
    }

    @Test
    void noNumberIsGivenTwice() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::number)).doesNotHaveDuplicates();
    }
}
