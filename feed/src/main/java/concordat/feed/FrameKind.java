package concordat.feed;

/// What a frame carries. The codes stand in frames and are never reused.
public enum FrameKind {
    /// The whole state; a step of the chain.
    SNAPSHOT(1),
    /// Changes to the state; a step of the chain.
    DELTA(2),
    /// The answer to one gateway's nonce; no step.
    BEAT(3),
    /// The whole state as the step of the same sequence left it; no step.
    CHECKPOINT(4);

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// Whether it advances the sequence.
    boolean isStep() {
        return this == SNAPSHOT || this == DELTA;
    }

    boolean isWhole() {
        return this == SNAPSHOT || this == CHECKPOINT;
    }
}
