package concordat.bench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concordat.assurance.plan.Credibility.Factor;
import concordat.assurance.plan.Credibility.Kind;
import concordat.bench.history.Quality.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The simulated histories, and what is measured of forecasts.
final class HistoryTest {
    private static final Simulation COUNTRY = Simulation.of(SimulatedWorld.SUPPOSED, 120, 6, 3);

    @Test
    void the_same_seed_makes_the_same_country_and_another_makes_another() {
        assertThat(Simulation.of(SimulatedWorld.SUPPOSED, 120, 6, 3)).isEqualTo(COUNTRY);
        assertThat(Simulation.of(SimulatedWorld.SUPPOSED, 120, 6, 4).forecasts())
                .isNotEqualTo(COUNTRY.forecasts());
    }

    @Test
    void plans_of_a_simulated_country_end_in_time_often_and_miss_often() {
        Quality quality = Quality.of(said(COUNTRY.forecasts()));
        assertThat(quality.baseRate()).isBetween(0.2, 0.8);
        assertThat(COUNTRY.forecasts()).anyMatch(f -> Double.isNaN(f.probability()));
    }

    @Test
    void the_four_parts_share_no_body() {
        assertThat(COUNTRY.part(0).size()
                        + COUNTRY.part(1).size()
                        + COUNTRY.part(2).size()
                        + COUNTRY.part(3).size())
                .isEqualTo(COUNTRY.forecasts().size());
        assertThat(COUNTRY.part(3)).extracting(f -> f.body() % 4).containsOnly(3);
    }

    private static List<Said> said(List<Forecast> all) {
        return all.stream()
                .filter(Forecast::scored)
                .map(f -> new Said(f.body(), f.probability(), f.cameTrue()))
                .toList();
    }

    /// Draws what comes from weights that are known, so that fitting must find these.
    private static List<Forecast> drawn(Map<Kind, Double> truth) {
        Random chance = new Random(7);
        List<Forecast> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            List<Factor> factors = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                double term = kind == Kind.START ? 1 : chance.nextGaussian();
                factors.add(new Factor(kind, term, term, 0));
            }
            Forecast asked = new Forecast(i, 0.5, factors, true);
            boolean came = chance.nextDouble() < Fitting.probability(truth, asked);
            all.add(new Forecast(i, 0.5, factors, came));
        }
        return all;
    }

    @Test
    void fitting_finds_the_weights_that_outcomes_were_drawn_from() {
        Map<Kind, Double> truth = Map.of(
                Kind.START, -0.4,
                Kind.DATES_MET, 0.8,
                Kind.PACE, 0.5,
                Kind.UNRESOURCED, -1.0,
                Kind.DEPENDENT, -0.6,
                Kind.SLACK, 0.3,
                Kind.LOAD, -0.2);
        Fitting.weights(drawn(truth), 1)
                .forEach((kind, found) -> assertThat(found).as("%s", kind).isCloseTo(truth.get(kind), within(0.06)));
    }

    @Test
    void fitting_never_gives_a_factor_the_sign_that_would_be_unfair() {
        Map<Kind, Double> unfair = Map.of(Kind.DATES_MET, -0.8, Kind.UNRESOURCED, 0.9, Kind.SLACK, 0.4);
        Map<Kind, Double> found = Fitting.weights(drawn(unfair), 1);
        assertThat(found.get(Kind.DATES_MET)).isZero();
        assertThat(found.get(Kind.UNRESOURCED)).isZero();
        assertThat(found.get(Kind.SLACK)).isCloseTo(0.4, within(0.1));
    }

    @Test
    void quality_of_four_forecasts_is_what_a_hand_computes() {
        Quality quality = Quality.of(List.of(
                new Said(0, 0.9, true), new Said(0, 0.8, false), new Said(1, 0.3, true), new Said(1, 0.1, false)));
        assertThat(quality.brier()).isCloseTo((0.01 + 0.64 + 0.49 + 0.01) / 4, within(1e-12));
        assertThat(quality.baseBrier()).isEqualTo(0.25);
        assertThat(quality.skill()).isCloseTo(-0.15, within(1e-12));
        assertThat(quality.auc()).isEqualTo(0.75);
        assertThat(quality.calibrationError()).isCloseTo((0.1 + 0.8 + 0.7 + 0.1) / 4, within(1e-12));
        assertThat(quality.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.3) + Math.log(0.9)) / 4, within(1e-12));
        assertThat(quality.bins().get(3).low()).isLessThan(1.0);
    }

    @Test
    void quality_of_equal_forecasts_ranks_nothing_and_of_none_is_refused() {
        assertThat(Quality.of(List.of(new Said(0, 0.5, true), new Said(1, 0.5, false)))
                        .auc())
                .isEqualTo(0.5);
        assertThatThrownBy(() -> Quality.of(List.of())).hasMessageContaining("nothing was said");
    }

    @Test
    void the_diagram_has_a_line_for_every_tenth_and_a_panel_for_every_world() {
        Quality quality = Quality.of(said(COUNTRY.forecasts()));
        assertThat(Reliability.text("World a", quality).lines()).hasSize(13).anyMatch(l -> l.startsWith("0.4 to 0.5"));
        assertThat(Reliability.svg(Map.of("a", quality)))
                .startsWith("<svg ")
                .contains("World &#8220;a&#8221;", "aria-labelledby")
                .doesNotContain("NaN");
    }
}
