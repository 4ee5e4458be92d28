package concordat.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What names a set of findings.
final class FindingScopesTest {

    private static final String ONE = "11".repeat(32);
    private static final String OTHER = "22".repeat(32);

    @Test
    void aSetOfOne_isNamedByWhatItHolds() {
        assertThat(FindingScopes.digest(List.of(ONE))).isEqualTo(ONE);
    }

    @Test
    void aSetOfSeveral_hasOneNameInWhateverOrder() {
        assertThat(FindingScopes.digest(List.of(OTHER, ONE)))
                .isEqualTo(FindingScopes.digest(List.of(ONE, OTHER)))
                .matches("[0-9a-f]{64}")
                .isNotIn(ONE, OTHER);
    }
}
