package concordat.catalogue.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-03-01T00:00:00Z");

    /*
     * Worked by hand. Ours: a1 asks that critical and high weaknesses are mended in time, a2 that backups are taken, a3
     * that they are tried out, a4 that visitors sign in.
     * Theirs: b1 asks for critical weaknesses only, b2 for critical, high and medium ones, b3 for backups taken and tried
     * out, b4 for a drawing of the network that nobody compared with anything.
     */
    private static final Crosswalks SAID =
            Sketch.used("a1 SUPERSET b1 90", "a1 SUBSET b2 80", "a2+a3 EQUAL b3 70", "a4 NONE b4 60");

    private static final Code OURS = Sketch.code('a', "a1", "a2", "a3", "a4");

    private static final Code THEIRS = Sketch.code(
            'b', "b1 basic=FULLY full=FULLY", "b2 basic=PARTLY full=FULLY", "b3 full=FULLY", "b4 full=PARTLY");

    private static Reading reading(String... held) {
        Map<String, Hold> holds = new HashMap<>();
        for (String id : held) {
            holds.put(id, new Hold("proved", Optional.of(id.equals("a2") ? SOON : LATER)));
        }
        return Reading.of(OURS, holds, SAID, THEIRS);
    }

    private static RequirementReading of(String id, Reading reading) {
        return reading.requirements().stream()
                .filter(r -> r.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAsksMore_meets_andWhatAsksLess_coversPart() {
        Reading reading = reading("a1");

        assertThat(of("b1", reading).coverage()).isEqualTo(Coverage.MET);
        assertThat(of("b1", reading).confidence()).isEqualTo(90);
        assertThat(of("b1", reading).by()).containsOnlyKeys("a1");
        assertThat(of("b2", reading).coverage()).isEqualTo(Coverage.PARTLY);
        assertThat(of("b2", reading).atBest()).isEqualTo(Coverage.PARTLY);
        assertThat(of("b2", reading).lacking()).isEmpty();
    }

    @Test
    void whatIsMappedButNotHeld_isMissing_andSaysWhichOfOurs() {
        RequirementReading missing = of("b1", reading("a2"));

        assertThat(missing.coverage()).isEqualTo(Coverage.MISSING);
        assertThat(missing.atBest()).isEqualTo(Coverage.MET);
        assertThat(missing.lacking()).containsExactly("a1");
        assertThat(missing.by()).isEmpty();
        assertThat(missing.steps()).hasSize(1);
    }

    @Test
    void whatNobodyMapped_orIsSaidToBeUnrelated_isNotMapped() {
        RequirementReading unknown = of("b4", reading("a1", "a2", "a3", "a4"));

        assertThat(unknown.coverage()).isEqualTo(Coverage.NOT_MAPPED);
        assertThat(unknown.confidence()).isZero();
        assertThat(unknown.lacking()).isEmpty();
    }

    @Test
    void whatIsCoveredTogether_isMetByAll_andPartlyByOne() {
        RequirementReading both = of("b3", reading("a2", "a3"));
        assertThat(both.coverage()).isEqualTo(Coverage.MET);
        assertThat(both.by()).containsOnlyKeys("a2", "a3");
        assertThat(both.until()).contains(SOON);

        RequirementReading one = of("b3", reading("a2"));
        assertThat(one.coverage()).isEqualTo(Coverage.PARTLY);
        assertThat(one.lacking()).containsExactly("a3");
    }

    @Test
    void twoParts_areNeverAddedUpToAWhole() {
        Crosswalks parts = Sketch.used("a1 SUBSET b1 90", "a2 SUBSET b1 90");
        Hold hold = new Hold("proved", Optional.empty());

        Reading reading = Reading.of(OURS, Map.of("a1", hold, "a2", hold), parts, THEIRS);

        assertThat(of("b1", reading).coverage()).isEqualTo(Coverage.PARTLY);
    }

    @Test
    void whatIsCoveredTogether_goesOnFromThere() {
        Crosswalks over =
                Sketch.used("a1+a2 SUPERSET c1 90", "c1+c2 EQUAL b1 80", "a3 EQUAL c2 60", "c1 SUPERSET b2 85");
        Hold hold = new Hold("proved", Optional.empty());

        Reading reading = Reading.of(OURS, Map.of("a1", hold, "a2", hold, "a3", hold), over, THEIRS);

        assertThat(of("b1", reading).coverage()).isEqualTo(Coverage.MET);
        assertThat(of("b1", reading).confidence()).isEqualTo(60);
        assertThat(of("b1", reading).steps()).hasSize(3);
        assertThat(of("b2", reading).confidence()).isEqualTo(85);
    }

    @Test
    void aProfile_countsWhatIsCoveredAsFarAsItAsks_andNamesTheRest() {
        List<ProfileReading> profiles = reading("a1", "a2").profiles();

        assertThat(profiles.get(0).profile().id()).isEqualTo("basic");
        assertThat(profiles.get(0).asked()).isEqualTo(2);
        assertThat(profiles.get(0).reached()).isEqualTo(2);
        assertThat(profiles.get(0).gaps()).isEmpty();
        assertThat(profiles.get(1).reached()).isEqualTo(1);
        assertThat(profiles.get(1).gaps())
                .containsExactly(
                        new ProfileReading.Gap("b2", Level.FULLY, Coverage.PARTLY),
                        new ProfileReading.Gap("b3", Level.FULLY, Coverage.PARTLY),
                        new ProfileReading.Gap("b4", Level.PARTLY, Coverage.NOT_MAPPED));
    }

    @Test
    void countsAddUp_andTheReadingKnowsWhenItMayChange() {
        Reading reading = reading("a1", "a2", "a3");

        assertThat(reading.count(Coverage.MET)).isEqualTo(2);
        assertThat(reading.count(Coverage.PARTLY)).isEqualTo(1);
        assertThat(reading.count(Coverage.NOT_MAPPED)).isEqualTo(1);
        assertThat(reading.until()).contains(SOON);
        assertThat(reading().until()).isEmpty();
    }

    @Test
    void whatOurCodeDoesNotAsk_cannotBeHeld() {
        assertThatThrownBy(() -> reading("a9")).hasMessageContaining("[a9]");
    }
}
