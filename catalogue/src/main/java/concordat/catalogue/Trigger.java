package concordat.catalogue;

/// One published step of the ladder: from this number on, this is proposed.
///
/// @param name unique in its edition; shown to the body as the reason
/// @param measure what is counted
/// @param atLeast the number from which it proposes; from 1 to a million
/// @param rung what it proposes
public record Trigger(String name, Count measure, long atLeast, Rung rung) {

    private static final long MOST = 1_000_000;

    public Trigger {
        if (name.isBlank() || atLeast < 1 || atLeast > MOST) {
            throw new IllegalArgumentException("trigger [" + name + "] on " + measure + " from " + atLeast
                    + " on needs a name and a number from 1 to " + MOST);
        }
    }
}
