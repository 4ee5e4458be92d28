package concordat.demo.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Draws that depend on the seed and on what is drawn, never on the order of drawing: so one part of the country can
/// be drawn without the others, and a new part changes none of the old.
public final class Chance {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long state;

    private Chance(long state) {
        this.state = state;
    }

    public static Chance of(long seed) {
        return new Chance(mixed(seed + STEP));
    }

    /// @return the draw for one subject
    public Chance at(String subject) {
        return at(subject.hashCode() * 31L + subject.length());
    }

    /// @return the draw for one of many
    public Chance at(long index) {
        return new Chance(mixed(state + STEP * (index + 1)));
    }

    /// @return 0 or more, less than the bound
    public int below(int bound) {
        return (int) Long.remainderUnsigned(state, bound);
    }

    /// @return from the first to the last, both included
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /// @return 0 or more, less than 1
    public double share() {
        return (state >>> 11) * 0x1.0p-53;
    }

    public <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// @return the same elements in another order
    public <T> List<T> shuffled(List<T> list) {
        List<T> order = new ArrayList<>(list);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, at(last).below(last + 1));
        }
        return List.copyOf(order);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
