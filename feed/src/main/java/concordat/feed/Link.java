package concordat.feed;

import java.util.Optional;

/// Whether a verified frame may follow what a gateway holds.
final class Link {

    private Link() {}

    /// @param held what has been taken so far
    /// @param wholeNeeded whether the held state must be replaced, so that a delta is of no use
    /// @return why not; empty when the frame may be taken
    static Optional<Reading.Refused> refusal(Head held, boolean wholeNeeded, Frame frame) {
        if (frame.kind() == FrameKind.BEAT) {
            return frame.head().equals(held) && !wholeNeeded ? Optional.empty() : disagreement(held, frame);
        }
        if (frame.head().equals(held)) {
            // The state that is held already: of use to begin the state file anew, or after a failure.
            return frame.kind().isWhole() ? Optional.empty() : refused(Trouble.Kind.LOWER_SEQUENCE, held, frame);
        }
        if (frame.sequence() <= held.sequence()) {
            return disagreement(held, frame);
        }
        if (frame.kind() == FrameKind.SNAPSHOT && frame.sequence() == held.sequence() + 1) {
            return frame.previous().equals(held) ? Optional.empty() : refused(Trouble.Kind.BROKEN_CHAIN, held, frame);
        }
        if (frame.kind().isWhole()) {
            return Optional.empty();
        }
        if (wholeNeeded || frame.sequence() != held.sequence() + 1) {
            return refused(Trouble.Kind.GAP, held, frame);
        }
        return frame.previous().equals(held) ? Optional.empty() : refused(Trouble.Kind.BROKEN_CHAIN, held, frame);
    }

    private static Optional<Reading.Refused> disagreement(Head held, Frame frame) {
        if (frame.sequence() < held.sequence()) {
            return refused(Trouble.Kind.LOWER_SEQUENCE, held, frame);
        }
        boolean branched = frame.sequence() == held.sequence() && !frame.head().equals(held);
        return refused(branched ? Trouble.Kind.BROKEN_CHAIN : Trouble.Kind.GAP, held, frame);
    }

    private static Optional<Reading.Refused> refused(Trouble.Kind why, Head held, Frame frame) {
        return Optional.of(new Reading.Refused(
                why, frame.kind() + " " + frame.head() + " after " + frame.previous() + ", held is " + held));
    }
}
