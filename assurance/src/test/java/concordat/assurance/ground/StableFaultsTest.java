package concordat.assurance.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Others build on these numbers: `faults.txt` may only grow, and a number keeps its name and meaning for ever.
final class StableFaultsTest {

    @Test
    void everyNumberIsAsItWasGivenOut() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("faults.txt")) {
            String given = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Arrays.stream(Fault.values()).map(r -> r.number() + " " + r))
                    .containsExactlyInAnyOrderElementsOf(given.lines().toList());
        }
    }

    @Test
    void noNumberIsGivenTwice() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::number)).doesNotHaveDuplicates();
    }
}
