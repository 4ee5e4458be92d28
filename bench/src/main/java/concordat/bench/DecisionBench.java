package concordat.bench;

import concordat.decision.Decision;
import concordat.decision.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Nanoseconds and bytes per decision, ours and the peers', each measured by JMH in a process of its own.
final class DecisionBench {

    private static final String OURS = "concordat";
    private static final String SIZE = " of 600 bodies, 3,000,000 devices, 1,000 routes";
    private static final double LEAST_RATIO = 100;
    private static final int AGREEING = 2048;
    private static final TimeValue HALF_SECOND = TimeValue.milliseconds(500);

    private DecisionBench() {}

    static Report run(concordat.bench.Options options) throws IOException {
        options.only(List.of());
        agree(AGREEING);
        List<Rounds.Once> systems = Stream.of(
                        "Concordat.*hot", "Concordat.*uniform", "Concordat.*fromTheWire", "Peer.*cedar", "Peer.*casbin")
                .map(name -> (Rounds.Once) () -> measure(name))
                .toList();
        Rounds rounds = Rounds.of(systems);
        double hot = rounds.median("hot");
        List<Row> rows = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        ours(rounds, "hot", "decision, hot", 100, rows, targets);
        ours(rounds, "uniform", "decision, random device" + SIZE, 250, rows, targets);
        ours(rounds, "fromTheWire", "fingerprint and path to answer, random device", 1000, rows, targets);
        peer(rounds, "cedar", "Cedar 4.10.0, policy set cached", hot, rows, targets);
        peer(rounds, "casbin", "jCasbin 1.99.0", hot, rows, targets);
        return new Report(rows, targets, List.of());
    }

    private static void ours(
            Rounds rounds, String name, String metric, double limit, List<Row> rows, List<Target> targets) {
        double time = rounds.median(name);
        double allocated = rounds.median(name + " allocated");
        rows.add(new Row(OURS, metric, time, "ns"));
        rows.add(new Row(OURS, metric + ", allocated", allocated, "bytes"));
        targets.add(Target.atMost(metric, time, limit, "ns", rounds.spread(name)));
        // JMH spreads its own few bytes for an iteration over its millions of calls.
        targets.add(Target.atMost(metric + ", allocated", Math.floor(allocated + 0.5), 0, "bytes", 0));
    }

    private static void peer(
            Rounds rounds, String name, String system, double hot, List<Row> rows, List<Target> targets) {
        double time = rounds.median(name);
        rows.add(new Row(system, "decision, hot", time, "ns", time / hot));
        rows.add(new Row(system, "decision, hot, allocated", rounds.median(name + " allocated"), "bytes"));
        double spread = Math.max(rounds.spread(name), rounds.spread("hot"));
        targets.add(Target.atLeast(system + " takes", time / hot, LEAST_RATIO, "times as long", spread));
    }

    /// A comparison says something only when all decide alike.
    ///
    /// @throws IOException when a peer permits what we refuse, or refuses what we permit
    static void agree(int requests) throws IOException {
        List<DecisionNetwork.Request> sample = DecisionNetwork.requests(requests, ConcordatDecisions.DEVICES);
        Snapshot snapshot = Snapshot.of(
                1,
                DecisionNetwork.NOW,
                DecisionNetwork.terms(),
                DecisionNetwork.environments(),
                DecisionNetwork.routes(),
                sample.stream()
                        .map(DecisionNetwork.Request::device)
                        .distinct()
                        .map(DecisionNetwork::caller)
                        .toList());
        CedarPeer cedar = new CedarPeer(sample);
        CasbinPeer casbin = new CasbinPeer(sample);
        byte[] fingerprint = new byte[32];
        for (int i = 0; i < sample.size(); i++) {
            DecisionNetwork.fingerprint(sample.get(i).device(), fingerprint);
            long decision = snapshot.decide(
                    snapshot.caller(fingerprint),
                    sample.get(i).route(),
                    DecisionNetwork.STRONG_LOGIN,
                    DecisionNetwork.NOW,
                    DecisionNetwork.NOW);
            boolean permits = Decision.permits(decision);
            if (cedar.permits(i) != permits || casbin.permits(i) != permits) {
                throw new IOException("the peers decide " + sample.get(i) + " otherwise: ours "
                        + Decision.reason(decision) + ", Cedar permits " + cedar.permits(i) + ", jCasbin permits "
                        + casbin.permits(i));
            }
        }
    }

    private static Map<String, Double> measure(String pattern) throws IOException {
        Options options = new OptionsBuilder()
                .include("concordat.bench." + pattern + "$")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(HALF_SECOND)
                .measurementIterations(3)
                .measurementTime(HALF_SECOND)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xmx3g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results;
        try {
            results = new Runner(options).run();
        } catch (RunnerException e) {
            throw new IOException("JMH could not measure " + pattern + ": " + e.getMessage(), e);
        }
        RunResult result =
                results.stream().findFirst().orElseThrow(() -> new IOException("JMH knows no benchmark " + pattern));
        String name = result.getPrimaryResult().getLabel();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (allocated == null) {
            throw new IOException("JMH counted no allocated bytes for " + pattern);
        }
        return Map.of(name, result.getPrimaryResult().getScore(), name + " allocated", allocated.getScore());
    }
}
