package concordat.gateway.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was worked out from a text, by that text, for texts that come again with every request. When it is full it is
/// emptied: that costs a burst of work, and needs no order to be kept on the way of every request. Safe between
/// threads; callers that race may hold a few more than the most.
///
/// @param <V> what is remembered, which nobody changes
public final class Remembered<V> {

    private static final int MOST = 4_096;

    private final Map<String, V> known = new ConcurrentHashMap<>();

    public @Nullable V get(String text) {
        return known.get(text);
    }

    public void put(String text, V value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(text, value);
    }

    public void forget(String text) {
        known.remove(text);
    }

    public void forgetAll() {
        known.clear();
    }
}
