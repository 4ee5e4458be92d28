package concordat.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns what was handed over into signed steps of the chain, each durable in the sequence log before anyone sees it.
/// Used from the server's thread.
final class Publisher {

    /// A frame takes no more deltas once it is this large.
    private static final int FULL = 4 << 20;

    private static final int MOST_DELTAS = 0xffff;

    private final ServerSettings settings;
    private final FeedClock clock;
    private final SequenceLog log;
    private final FeedSource source;
    private final History history;
    private final Map<Outbox.Item, Long> settled = new LinkedHashMap<>();

    Publisher(ServerSettings settings, FeedClock clock, SequenceLog log, FeedSource source) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.source = source;
        this.history = new History(
                log.last(), settings.pace().historySteps(), settings.pace().historyBytes());
    }

    History history() {
        return history;
    }

    /// @param items in the order of hand-over; [#settle] completes their stages
    void publish(List<Outbox.Item> items) throws IOException {
        List<Outbox.Item> gathered = new ArrayList<>();
        int bytes = 0;
        for (Outbox.Item item : items) {
            if (item.kind() == FrameKind.DELTA) {
                if (bytes + item.bytes().length > FULL || gathered.size() == MOST_DELTAS) {
                    bytes = deltas(gathered);
                }
                gathered.add(item);
                bytes += item.bytes().length;
            } else if (item.kind() == FrameKind.SNAPSHOT) {
                // The changes before it are part of it, so they need no frame.
                gathered.add(item);
                step(FrameKind.SNAPSHOT, item.bytes());
                assigned(gathered);
                bytes = 0;
            } else {
                bytes = deltas(gathered);
                history.add(sign(FrameKind.CHECKPOINT, item.bytes()));
                settled.put(item, history.head().sequence());
            }
        }
        deltas(gathered);
    }

    /// Tells the publishers their sequences; after the frames are on their way, since whoever waits may do much.
    void settle() {
        Map<Outbox.Item, Long> done = new LinkedHashMap<>(settled);
        settled.clear();
        done.forEach((item, sequence) -> item.sequence().complete(sequence));
    }

    Frame beat(String gateway, byte[] nonce) {
        return sign(FrameKind.BEAT, Beat.payload(gateway, nonce));
    }

    /// @return 0, the bytes gathered after it
    private int deltas(List<Outbox.Item> gathered) throws IOException {
        if (!gathered.isEmpty()) {
            step(
                    FrameKind.DELTA,
                    Frame.joined(gathered.stream().map(Outbox.Item::bytes).toList()));
            assigned(gathered);
        }
        return 0;
    }

    private void step(FrameKind kind, byte[] payload) throws IOException {
        Frame frame = sign(kind, payload);
        log.append(frame.head());
        history.add(frame);
    }

    private void assigned(List<Outbox.Item> gathered) {
        gathered.forEach(item -> settled.put(item, history.head().sequence()));
        gathered.clear();
    }

    private Frame sign(FrameKind kind, byte[] payload) {
        return Frame.sign(
                settings.key(),
                settings.network(),
                kind,
                history.head(),
                clock.micros(),
                source.clockOffset(),
                payload);
    }
}
