package concordat.bench;

import concordat.decision.Snapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Decisions of ours at full size: `./concordat bench decision`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConcordatDecisions {

    static final int DEVICES = 3_000_000;
    static final int SAMPLE = 256;
    private static final long NOW = DecisionNetwork.NOW;

    private Snapshot snapshot = DecisionNetwork.snapshot(0);
    private final int[] sampleCallers = new int[SAMPLE];
    private final int[] sampleRoutes = new int[SAMPLE];
    private final String[] hosts = new String[DecisionNetwork.ROUTES];
    private final String[] methods = new String[DecisionNetwork.ROUTES];
    private final String[] paths = new String[DecisionNetwork.ROUTES];
    private final byte[] fingerprint = new byte[32];
    private int next;
    private long random = 1;

    @Setup
    public void build() {
        snapshot = DecisionNetwork.snapshot(DEVICES);
        List<DecisionNetwork.Request> requests = DecisionNetwork.requests(SAMPLE, DEVICES);
        for (int i = 0; i < SAMPLE; i++) {
            DecisionNetwork.fingerprint(requests.get(i).device(), fingerprint);
            sampleCallers[i] = snapshot.caller(fingerprint);
            sampleRoutes[i] = requests.get(i).route();
        }
        for (int route = 0; route < DecisionNetwork.ROUTES; route++) {
            hosts[route] = DecisionNetwork.host(route);
            methods[route] = DecisionNetwork.method(route);
            paths[route] = DecisionNetwork.path(route);
        }
    }

    /// The sample's requests over and over, places known.
    @Benchmark
    public long hot() {
        next = (next + 1) & (SAMPLE - 1);
        return snapshot.decide(sampleCallers[next], sampleRoutes[next], DecisionNetwork.STRONG_LOGIN, NOW, NOW);
    }

    /// A uniformly random device and route each time, places known.
    @Benchmark
    public long uniform() {
        long drawn = DecisionNetwork.mixed(random++);
        int caller = below(drawn, DEVICES);
        int route = below(drawn << 32, DecisionNetwork.ROUTES);
        return snapshot.decide(caller, route, DecisionNetwork.STRONG_LOGIN, NOW, NOW);
    }

    /// A uniformly random device's fingerprint, host, method and path each time.
    @Benchmark
    public long fromTheWire() {
        long drawn = DecisionNetwork.mixed(random++);
        DecisionNetwork.fingerprint(below(drawn, DEVICES), fingerprint);
        int route = below(drawn << 32, DecisionNetwork.ROUTES);
        int found = snapshot.route(hosts[route], methods[route], paths[route]);
        return snapshot.decide(snapshot.caller(fingerprint), found, DecisionNetwork.STRONG_LOGIN, NOW, NOW);
    }

    private static int below(long drawn, int bound) {
        return (int) (((drawn >>> 32) * bound) >>> 32);
    }
}
