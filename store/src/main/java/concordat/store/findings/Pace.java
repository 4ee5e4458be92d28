package concordat.store.findings;

/// Counts the rows that are written and now and then tells whoever watches.
final class Pace {

    private static final int EVERY = 256;

    private final ImportWatch watch;
    private final long of;
    private long written;

    /// @param of how many rows there will be
    Pace(ImportWatch watch, long of) {
        this.watch = watch;
        this.of = of;
        watch.writing(0, of);
    }

    void row() {
        written++;
        if (written % EVERY == 0 || written == of) {
            watch.writing(written, of);
        }
    }
}
