package concordat.bench;

/// What a figure has to be.
///
/// @param name as it is told when missed
/// @param held whether it is
record Target(String name, boolean held) {

    static Target atMost(String name, double value, double limit, String unit) {
        return new Target(
                name + " " + Table.number(value) + " " + unit + ", at most " + Table.number(limit), value <= limit);
    }

    static Target atLeast(String name, double value, double limit, String unit) {
        return new Target(
                name + " " + Table.number(value) + " " + unit + ", at least " + Table.number(limit), value >= limit);
    }
}
