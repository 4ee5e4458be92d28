package concordat.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The peers' decisions on the sample that [ConcordatDecisions#hot()] decides.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerDecisions {

    private CedarPeer cedar = new CedarPeer(List.of());
    private CasbinPeer casbin = new CasbinPeer(List.of());
    private int next;

    @Setup
    public void build() {
        List<DecisionNetwork.Request> requests =
                DecisionNetwork.requests(ConcordatDecisions.SAMPLE, ConcordatDecisions.DEVICES);
        cedar = new CedarPeer(requests);
        casbin = new CasbinPeer(requests);
    }

    @Benchmark
    public boolean cedar() {
        return cedar.permits(next());
    }

    @Benchmark
    public boolean casbin() {
        return casbin.permits(next());
    }

    private int next() {
        next = (next + 1) & (ConcordatDecisions.SAMPLE - 1);
        return next;
    }
}
