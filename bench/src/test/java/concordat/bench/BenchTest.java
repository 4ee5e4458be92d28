package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BenchTest {

    private static final Target HELD = Target.atMost("decision", 40, 100, "ns");
    private static final Target MISSED = Target.atLeast("peer takes", 90, 100, "times as long");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);

    private int verdict(double spread, double others, Target... targets) {
        return Bench.verdict(new Report(List.of(), List.of(targets), spread), others, err);
    }

    @Test
    void verdict_allHold_isZeroEvenOnABusyMachine() {
        assertThat(verdict(0.5, 0.9, HELD)).isZero();
    }

    @Test
    void verdict_missedOnAQuietMachine_isOneAndSaysWhat() {
        assertThat(verdict(0.1, 0.05, HELD, MISSED)).isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("missed: peer takes 90 times as long, at least 100")
                .doesNotContain("decision");
    }

    @Test
    void verdict_missedOnABusyMachine_isThree() {
        assertThat(verdict(0.1, 0.5, MISSED)).isEqualTo(3);
        assertThat(verdict(0.6, 0.0, MISSED)).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("inconclusive");
    }

    @Test
    void run_unknownName_namesTheKnown() {
        assertThat(Bench.run(List.of("nonsense"), err, err)).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("decision");
    }

    @Test
    void rounds_interleaveAndTakeTheMedian() throws IOException {
        List<String> order = new ArrayList<>();
        double[] values = {5, 1, 100, 4, 3};
        Rounds rounds = Rounds.of(List.of(
                () -> {
                    double value = values[order.size() / 2];
                    order.add("a");
                    return Map.of("a", value);
                },
                () -> {
                    order.add("b");
                    return Map.of("b", 1.0);
                }));
        assertThat(order).startsWith("a", "b", "a", "b");
        assertThat(rounds.median("a")).isEqualTo(4);
        assertThat(rounds.spread("a")).isEqualTo(0.5);
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

    /// Every run of the benchmark begins so; here on a smaller sample.
    @Test
    void peers_decideAsWeDo() throws IOException {
        DecisionBench.agree(200);
    }
}
