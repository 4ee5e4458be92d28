package concordat.feed;

import java.util.concurrent.Future;

/// For work that reports its own failures, so that nothing is learnt from its future.
final class Started {

    private Started() {}

    static void forget(Future<?> started) {
        assert started != null;
    }
}
