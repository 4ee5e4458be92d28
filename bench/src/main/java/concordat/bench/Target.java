package concordat.bench;

/// What a figure has to be.
///
/// @param name as it is told when missed
/// @param held whether it is
/// @param spread how far the rounds that it rests on lay apart, as a share of their median
/// @param timed whether it depends on how busy the machine was
record Target(String name, boolean held, double spread, boolean timed) {

    Target(String name, boolean held, double spread) {
        this(name, held, spread, true);
    }

    /// @return one that is computed and not timed: whoever asks again gets the same
    static Target computed(String name, boolean held) {
        return new Target(name, held, 0, false);
    }

    static Target atMost(String name, double value, double limit, String unit, double spread) {
        return new Target(
                name + " " + Table.number(value) + " " + unit + ", at most " + Table.number(limit),
                value <= limit,
                spread);
    }

    static Target atLeast(String name, double value, double limit, String unit, double spread) {
        return new Target(
                name + " " + Table.number(value) + " " + unit + ", at least " + Table.number(limit),
                value >= limit,
                spread);
    }

    /// @return whether its own rounds say that it does not hold, and not how busy the machine was
    boolean clearlyMissed() {
        return !held && spread <= Machine.BUSY_SPREAD;
    }
}
