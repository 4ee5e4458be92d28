package concordat.bench;

import java.util.List;
import java.util.Set;

/// A decoder under fuzzing.
///
/// @param seeds sound inputs that are damaged
/// @param allowed what it may throw; it may always return, since what is wrong with an input is mostly an answer
/// @param decoder what is tried
record FuzzTarget(String name, List<byte[]> seeds, Set<Class<? extends Throwable>> allowed, Decoder decoder) {

    FuzzTarget {
        seeds = List.copyOf(seeds);
        allowed = Set.copyOf(allowed);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException(name + " has no seeds");
        }
    }

    /// Takes one input to its end.
    @FunctionalInterface
    interface Decoder {
        void decode(byte[] input) throws Exception;
    }

    boolean allows(Throwable thrown) {
        return allowed.contains(thrown.getClass());
    }
}
