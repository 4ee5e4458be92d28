package concordat.records;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A bounded queue from many event loops to one writer; neither end ever blocks.
final class Ring<E> {

    /*
     * A producer first claims a place by moving the tail, then fills it; the writer stops at a claimed place that is
     * not yet filled. The head is published after the place has been emptied, so a claimed place is always empty.
     * Filling and looking whether there is anything are volatile, since a sleeping writer depends on their order.
     */
    private final AtomicReferenceArray<@Nullable E> places;
    private final int mask;
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();

    /// @param capacity a power of two
    Ring(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is no power of two");
        }
        places = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    /// @return false when the ring is full
    boolean offer(E element) {
        long claimed;
        do {
            claimed = tail.get();
            if (claimed - head.get() > mask) {
                return false;
            }
        } while (!tail.compareAndSet(claimed, claimed + 1));
        places.set((int) claimed & mask, element);
        return true;
    }

    /// To be called by the writer alone.
    ///
    /// @return null when nothing is there
    @Nullable
    E poll() {
        long at = head.getPlain();
        E element = places.getAcquire((int) at & mask);
        if (element == null) {
            return null;
        }
        places.setRelease((int) at & mask, null);
        head.setRelease(at + 1);
        return element;
    }

    boolean isEmpty() {
        return places.get((int) head.getPlain() & mask) == null;
    }
}
