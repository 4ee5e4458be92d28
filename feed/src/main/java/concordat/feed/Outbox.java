package concordat.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What publishers have handed over and the server has not yet signed, in their order. Bounded: a publisher waits while
/// it is full. While one frame is made durable the next changes gather here, so they share the next frame.
final class Outbox {

    /// One hand-over.
    static final class Item {
        private final FrameKind kind;
        private final byte[] bytes;
        private final CompletableFuture<Long> sequence = new CompletableFuture<>();

        Item(FrameKind kind, byte[] bytes) {
            this.kind = kind;
            this.bytes = bytes;
        }

        FrameKind kind() {
            return kind;
        }

        byte[] bytes() {
            return bytes;
        }

        CompletableFuture<Long> sequence() {
            return sequence;
        }
    }

    private final long most;
    private List<Item> items = new ArrayList<>();
    private long bytes;
    private boolean closed;

    Outbox(long most) {
        this.most = most;
    }

    /// @return whether it is the first one waiting
    /// @throws IllegalStateException when the server has stopped
    synchronized boolean add(Item item) throws InterruptedException {
        while (!closed && bytes > 0 && bytes + item.bytes.length > most) {
            wait();
        }
        if (closed) {
            throw new IllegalStateException("the feed has stopped");
        }
        items.add(item);
        bytes += item.bytes.length;
        return items.size() == 1;
    }

    /// @return everything that waits; it waits no more
    synchronized List<Item> drain() {
        List<Item> drained = items;
        items = new ArrayList<>();
        bytes = 0;
        notifyAll();
        return drained;
    }

    synchronized List<Item> close() {
        closed = true;
        return drain();
    }
}
