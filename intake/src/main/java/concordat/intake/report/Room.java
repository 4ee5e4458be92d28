package concordat.intake.report;

/// How much of a report may stay in memory until all of it has been read, counted in bytes as the machine keeps them,
/// and not in records, of which a hostile file has few large ones. Not for use by two threads.
public final class Room {

    private static final long USUAL = 64L << 20;
    private static final int TEXT = 56;
    private static final int RECORD = 64;

    private final String what;
    private final long most;
    private long taken;

    /// As much as is usual: 64 MB.
    ///
    /// @param what it is kept of, for people: `findings before the name of their host`
    public Room(String what) {
        this(what, USUAL);
    }

    /// @param most in bytes
    public Room(String what, long most) {
        this.what = what;
        this.most = most;
    }

    /// One more record of these texts is kept.
    ///
    /// @throws Unfit when that is more than there is room for
    public void take(String... texts) {
        long bytes = RECORD;
        for (String text : texts) {
            bytes += bytes(text);
        }
        take(bytes);
    }

    /// So many bytes more are kept; fewer than 0 when something is given back.
    ///
    /// @throws Unfit when that is more than there is room for
    public void take(long bytes) {
        taken += bytes;
        if (taken > most) {
            throw Unfit.tooLarge("there is more than " + (most >> 20) + " MB of " + what);
        }
    }

    /// Prose, which can be done without: it is kept while half of the room is free.
    ///
    /// @return the text, or nothing of it
    public String prose(String text) {
        if (text.isEmpty() || taken + bytes(text) > most / 2) {
            return "";
        }
        taken += bytes(text);
        return text;
    }

    /// Nothing is kept any more.
    public void clear() {
        taken = 0;
    }

    /// @return how much memory a text takes
    static long bytes(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > 0xff) {
                return TEXT + 2L * length;
            }
        }
        return TEXT + (long) length;
    }
}
