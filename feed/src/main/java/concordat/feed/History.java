package concordat.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The frames kept for gateways that come late: the newest whole state, and the latest steps up to a bound. Used from
/// the server's thread.
final class History {

    private final int mostSteps;
    private final long mostBytes;
    /// By sequence, without a gap from `oldest` to the head's.
    private final Map<Long, Frame> steps = new HashMap<>();
    private long oldest;
    private long bytes;
    private long bytesSinceWhole;
    private Optional<Frame> whole = Optional.empty();
    private Head head;

    History(Head head, int mostSteps, long mostBytes) {
        this.head = head;
        this.mostSteps = mostSteps;
        this.mostBytes = mostBytes;
    }

    Head head() {
        return head;
    }

    void add(Frame frame) {
        if (frame.kind().isStep()) {
            oldest = steps.isEmpty() ? frame.sequence() : oldest;
            steps.put(frame.sequence(), frame);
            bytes += frame.length();
            bytesSinceWhole += frame.length();
            head = frame.head();
        }
        if (frame.kind().isWhole()) {
            whole = Optional.of(frame);
            bytesSinceWhole = 0;
        }
        // A snapshot may be larger than the bound by itself; it is held once, as the whole state.
        while (steps.size() > mostSteps || (bytes > mostBytes && steps.size() > 1)) {
            Frame dropped = steps.remove(oldest++);
            bytes -= dropped == null ? 0 : dropped.length();
        }
        if (whole.isPresent() && !reaches(whole.get().sequence())) {
            whole = Optional.empty();
        }
    }

    /// Whether everything after the sequence is here.
    boolean reaches(long sequence) {
        return sequence == head.sequence()
                || (sequence < head.sequence() && !steps.isEmpty() && oldest <= sequence + 1);
    }

    /// The newest whole state, with everything after it here.
    Optional<Frame> whole() {
        return whole;
    }

    Optional<Frame> after(long sequence) {
        return Optional.ofNullable(steps.get(sequence + 1));
    }

    /// Whether steps since the whole state have come half way to the bound, so that it is time for another.
    boolean wantsWhole() {
        if (whole.isEmpty()) {
            return true;
        }
        long since = head.sequence() - whole.get().sequence();
        return since > mostSteps / 2 || bytesSinceWhole > mostBytes / 2;
    }

    /// Whether a gateway that claims this place may be right: not ahead, and not on another branch as far as is known.
    boolean agrees(Head claimed) {
        if (claimed.sequence() >= head.sequence()) {
            return claimed.equals(head);
        }
        return after(claimed.sequence())
                .map(next -> next.previous().equals(claimed))
                .orElse(true);
    }
}
