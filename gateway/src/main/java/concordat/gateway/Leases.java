package concordat.gateway;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The open streams of an event loop by the end of their lease, earliest first: a binary heap in which each stream
/// knows its place, so that one that ends is taken out in as many steps as it was put in.
final class Leases {

    private @Nullable OpenStream[] heap = new OpenStream[64];
    private int size;

    /// @return the stream whose lease ends first; null when there is none
    @Nullable
    OpenStream first() {
        return size == 0 ? null : heap[0];
    }

    /// Puts the stream at the place its lease asks for, or takes it out when that never ends.
    void update(OpenStream stream) {
        if (stream.lease == Long.MAX_VALUE) {
            remove(stream);
            return;
        }
        if (stream.leasePlace == OpenStream.NOT_LEASED) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            put(stream, size++);
        }
        down(stream, up(stream));
    }

    void remove(OpenStream stream) {
        int place = stream.leasePlace;
        if (place == OpenStream.NOT_LEASED) {
            return;
        }
        OpenStream last = at(--size);
        heap[size] = null;
        stream.leasePlace = OpenStream.NOT_LEASED;
        if (last != stream) {
            put(last, place);
            down(last, up(last));
        }
    }

    private OpenStream at(int place) {
        OpenStream stream = heap[place];
        if (stream == null) {
            throw new IllegalStateException("no stream at " + place + " of " + size);
        }
        return stream;
    }

    private void put(OpenStream stream, int place) {
        heap[place] = stream;
        stream.leasePlace = place;
    }

    private int up(OpenStream stream) {
        int place = stream.leasePlace;
        while (place > 0) {
            int above = (place - 1) >> 1;
            OpenStream parent = at(above);
            if (parent.lease <= stream.lease) {
                break;
            }
            put(parent, place);
            place = above;
        }
        put(stream, place);
        return place;
    }

    private void down(OpenStream stream, int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int below = 2 * place + 1;
            if (below + 1 < size && at(below + 1).lease < at(below).lease) {
                below++;
            }
            OpenStream child = at(below);
            if (stream.lease <= child.lease) {
                break;
            }
            put(child, place);
            place = below;
        }
        put(stream, place);
    }
}
