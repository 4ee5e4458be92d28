package concordat.gateway;

import concordat.decision.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What has happened since the start; written by all event loops.
final class Counts {

    final LongAdder connections = new LongAdder();
    final LongAdder streams = new LongAdder();
    final LongAdder permitted = new LongAdder();
    final LongAdder cut = new LongAdder();
    final LongAdder missed = new LongAdder();
    final LongAdder unsound = new LongAdder();
    final LongAdder upstreamFailures = new LongAdder();
    private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);

    Counts() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    LongAdder refused(Reason reason) {
        LongAdder adder = refused.get(reason);
        if (adder == null) {
            throw new IllegalStateException("no count for " + reason);
        }
        return adder;
    }

    long refused() {
        return refused.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
