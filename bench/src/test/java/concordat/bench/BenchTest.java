package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.intake.edition.Editions;
import concordat.store.Proposal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BenchTest {

    private static final Target HELD = Target.atMost("decision", 40, 100, "ns", 0.5);
    private static final Target MISSED = missed(0.1);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);

    private static Target missed(double spread) {
        return Target.atLeast("peer takes", 90, 100, "times as long", spread);
    }

    private int verdict(double others, Target... targets) {
        return Bench.verdict(new Report(List.of(), List.of(targets), List.of()), others, err);
    }

    @Test
    void verdict_allHold_isZeroEvenOnABusyMachine() {
        assertThat(verdict(0.9, HELD)).isZero();
    }

    @Test
    void verdict_missedOnAQuietMachine_isOneAndSaysWhat() {
        assertThat(verdict(0.05, HELD, MISSED)).isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("missed: peer takes 90 times as long, at least 100")
                .doesNotContain("decision");
    }

    @Test
    void verdict_missedOnABusyMachine_isThree() {
        assertThat(verdict(0.5, MISSED)).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("inconclusive: others took 50 %");
    }

    @Test
    void verdict_missedWithRoundsFarApart_isThree() {
        assertThat(verdict(0.0, missed(0.6), HELD)).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("rounds 60 % apart");
    }

    @Test
    void verdict_oneOfTheMissedWithRoundsCloseTogether_isOne() {
        assertThat(verdict(0.0, missed(0.6), MISSED)).isEqualTo(1);
    }

    @Test
    void verdict_missedByWhatIsComputed_isOneEvenOnABusyMachine() {
        assertThat(verdict(0.9, Target.computed("better than the base rate", false)))
                .isEqualTo(1);
    }

    @Test
    void run_options_mustBeTheBenchmarksOwn() {
        assertThat(Bench.run(List.of("gateway", "--streams", "5"), err, err)).isEqualTo(2);
        assertThat(Bench.run(List.of("cutoff", "--streams", "7"), err, err)).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("--connections N --bytes N")
                .contains("7 is not a multiple of 20");
    }

    @Test
    void run_unknownName_namesTheKnown() {
        assertThat(Bench.run(List.of("nonsense"), err, err)).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("credibility, cutoff, decision, findings, fold, gateway, intake, ledger");
    }

    @Test
    void table_alignsAndJsonIsOneObjectALine() {
        Row row = new Row("peer \"x\"", "decision", 1234.5678, "ns", 12.34);
        assertThat(Table.json(row))
                .isEqualTo("{\"system\":\"peer \\\"x\\\"\",\"metric\":\"decision\",\"value\":1235,\"unit\":\"ns\","
                        + "\"ratio\":12.3}");
        assertThat(Table.text(List.of(row, new Row("ours", "decision", 0.00001, "ns"))))
                .isEqualTo("""
                        system    metric    value  unit   ratio
                        peer "x"  decision   1235  ns    12.3 x
                        ours      decision      0  ns         -
                        """);
    }

    @Test
    void machine_ownWork_isNotOthers() {
        Machine machine = Machine.watch();
        assertThat(machine.others()).isBetween(0.0, 1.0);
    }

    @Test
    void figures_readBackAsTold() {
        Map<String, Double> figures = new TreeMap<>(Map.of("act99", 1.5, "batches", 28_000.0));
        assertThat(LedgerBench.figures(LedgerBench.line(figures))).isEqualTo(figures);
    }

    /// What the figures rest on: the same acts on every run, lawful ones, and cases among them.
    @Test
    void fiveYears_firstTwoMonths_areLawfulAndTheSameEachTime() {
        // 41 pieces of evidence for each of 600 bodies in the first month alone.
        assertThat(twoMonths()).isEqualTo(twoMonths()).isGreaterThan(41 * 600);
    }

    private static long twoMonths() {
        FiveYears years = new FiveYears(Editions.modelCode());
        Instant at = Instant.parse("2026-04-01T09:00:00Z");
        Programme programme = Programme.empty(BenchActs.NETWORK);
        programme = done(programme, years.founding(), at);
        programme = done(programme, years.reliances(at), at);
        for (int month = 0; month < 2; month++) {
            programme = done(programme, years.month(month, at), at);
            programme = done(programme, years.required(programme, at), at);
            at = at.plus(Duration.ofDays(30));
        }
        assertThat(programme.cases()).isNotEmpty();
        return programme.nextPosition();
    }

    private static Programme done(Programme before, List<Proposal> proposals, Instant at) {
        Programme programme = before;
        for (Proposal proposal : proposals) {
            assertThat(programme.check(proposal.actor(), proposal.act(), at).allowed())
                    .as("%s", proposal)
                    .isTrue();
            programme = programme.with(
                    new Entry(BenchActs.NETWORK, programme.nextPosition(), at, proposal.actor(), proposal.act()));
        }
        return programme;
    }

    /// Every run of the benchmark begins so; here on a smaller sample.
    @Test
    void peers_decideAsWeDo() throws IOException {
        DecisionBench.agree(200);
    }
}
