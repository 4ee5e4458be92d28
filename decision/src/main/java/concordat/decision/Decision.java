package concordat.decision;

/// A decision packed in a long, so that deciding allocates nothing.
///
/// ```
///   bits 0-15  reason number      bits 16-23 obligations      bits 24-31 tier by place, 255 for none
/// ```
public final class Decision {

    public static final int VIEW_ONLY = 1;
    public static final int NO_BULK = 1 << 1;
    public static final int NO_DOWNLOAD = 1 << 2;
    public static final int STEP_UP = 1 << 3;
    public static final int NO_TIER = 255;

    private Decision() {}

    static long of(Reason reason, int obligations, int tier) {
        return reason.number() | ((long) obligations << 16) | ((long) tier << 24);
    }

    /// @return whether the request may pass, with or without obligations
    public static boolean permits(long decision) {
        return (decision & 0xffff) == 0;
    }

    /// @return the reason
    public static Reason reason(long decision) {
        return ReasonTable.BY_NUMBER[(int) (decision & 0xffff)];
    }

    /// @return obligation bits
    public static int obligations(long decision) {
        return (int) (decision >>> 16 & 0xff);
    }

    /// @return the tier by place, or [#NO_TIER]
    public static int tier(long decision) {
        return (int) (decision >>> 24 & 0xff);
    }
}
