package concordat.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.Adjustments.Adjusted;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What was decided of findings beside what tools say of them.
final class AdjustmentsTest {

    private static final Instant UNTIL = Instant.parse("2027-03-01T00:00:00Z");
    private static final String ONE = "11".repeat(32);
    private static final String OTHER = "22".repeat(32);

    private static Adjusted decided(String decision, Severity told, Severity as) {
        return new Adjusted(decision, told, as, UNTIL);
    }

    @Test
    void aDecisionCounts_whileTheToolSaysWhatItSaid() {
        Adjustments decided = new Adjustments(Map.of(ONE, decided("first", Severity.HIGH, Severity.LOW)));
        assertThat(decided.of(ONE, Severity.HIGH)).isPresent();
        assertThat(decided.of(ONE, Severity.CRITICAL)).isEmpty();
        assertThat(decided.of(OTHER, Severity.HIGH)).isEmpty();
    }

    @Test
    void whereTwoDecisionsAreOfOneFinding_theLaterIsTheOne() {
        Adjustments both = new Adjustments(Map.of(
                        ONE, decided("first", Severity.HIGH, Severity.LOW),
                        OTHER, decided("first", Severity.HIGH, Severity.LOW)))
                .and(Map.of(ONE, decided("second", Severity.CRITICAL, Severity.HIGH)));
        assertThat(both.of(ONE, Severity.HIGH)).isEmpty();
        assertThat(both.of(ONE, Severity.CRITICAL).map(Adjusted::decision)).contains("second");
        assertThat(both.of(OTHER, Severity.HIGH).map(Adjusted::decision)).contains("first");
    }
}
