package concordat.findings.remedy;

/// About how long something takes, in minutes of somebody's work.
public record Effort(int least, int most) {

    private static final int LONGEST = 60 * 100_000;

    public Effort {
        if (least < 0 || most < least || most > LONGEST) {
            throw new IllegalArgumentException(
                    least + " to " + most + " minutes is no effort; it goes from less to more, up to 100,000 hours");
        }
    }

    /// @return both, one after the other; what is longer than can be said is as long as can be
    public Effort and(Effort other) {
        return new Effort(
                (int) Math.min((long) least + other.least, LONGEST), (int) Math.min((long) most + other.most, LONGEST));
    }

    /// @return the same, so many times
    public Effort times(int count) {
        return new Effort((int) Math.min((long) least * count, LONGEST), (int) Math.min((long) most * count, LONGEST));
    }

    /// The middle, in minutes; at least one.
    public double middle() {
        return Math.max(1, (least + (double) most) / 2);
    }
}
