package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench NAME [--json] [OPTIONS]`: runs one benchmark beside its peers and prints a table.
///
/// Exit code 0 when every target holds; 1 when one does not; 2 when the call is wrong or a peer is not there; 3 when
/// one does not hold and the machine was too busy to tell: others took over a tenth of its processors' time, or the
/// rounds of every missed figure lay further apart than 30 % of their median. A target that holds on a busy machine
/// holds.
public final class Bench {

    private static final int MISSED = 1;
    private static final int WRONG = 2;
    private static final int BUSY = 3;

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "credibility", CredibilityBench::run,
            "cutoff", CutoffBench::run,
            "decision", DecisionBench::run,
            "findings", FindingsBench::run,
            "fold", FoldBench::run,
            "gateway", GatewayBench::run,
            "intake", IntakeBench::run,
            "ledger", LedgerBench::run,
            "oscal", OscalBench::run));

    private Bench() {}

    /// One benchmark: runs and reports.
    interface Benchmark {
        /// @throws IOException when a peer cannot be run, or does not answer as we do
        /// @throws IllegalArgumentException when the options are not its own
        Report run(Options options) throws IOException;
    }

    public static void main(String[] args) {
        int code = WRONG;
        try {
            code = run(List.of(args), System.out, System.err);
        } catch (RuntimeException e) {
            System.getLogger(Bench.class.getName()).log(System.Logger.Level.ERROR, "a fault of the benchmark's own", e);
        }
        // with the parts that a fault left running: they go when their input ends
        System.exit(code);
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        boolean json = args.contains("--json");
        List<String> names = args.stream().filter(arg -> !arg.equals("--json")).toList();
        Benchmark benchmark = names.isEmpty() ? null : BENCHMARKS.get(names.getFirst());
        if (benchmark == null) {
            err.println("bench: name one of " + String.join(", ", BENCHMARKS.keySet()) + " [--json]");
            return WRONG;
        }
        Machine machine = Machine.watch();
        Report report;
        try {
            report = benchmark.run(new Options(names.subList(1, names.size())));
        } catch (IOException | IllegalArgumentException e) {
            err.println("bench " + names.getFirst() + ": " + e.getMessage());
            return WRONG;
        }
        double others = machine.others();
        if (json) {
            report.rows().forEach(row -> out.println(Table.json(row)));
            report.details().forEach(row -> out.println(Table.json(row)));
        } else {
            out.print(Table.text(report.rows()));
            out.print(report.picture());
        }
        report.notes().forEach(err::println);
        return verdict(report, others, err);
    }

    static int verdict(Report report, double others, PrintStream err) {
        String state = "others took " + Math.round(others * 100) + " % of the machine";
        if (report.held()) {
            err.println("all targets hold; " + state);
            return 0;
        }
        report.targets().stream()
                .filter(target -> !target.held())
                .forEach(target -> err.println("missed: " + target.name()
                        + (target.timed() ? " (rounds " + Math.round(target.spread() * 100) + " % apart)" : "")));
        if (report.targets().stream().anyMatch(target -> !target.held() && !target.timed())) {
            return MISSED;
        }
        boolean told = others <= Machine.BUSY_SHARE && report.targets().stream().anyMatch(Target::clearlyMissed);
        err.println((told ? "missed on a quiet machine: " : "inconclusive: ") + state);
        return told ? MISSED : BUSY;
    }
}
