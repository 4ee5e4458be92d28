package concordat.oscal.tree;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A number, kept as it was written; equal to another of the same value.
public final class Num implements Node {

    private static final Pattern WRITTEN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,6})?");

    /// More digits than any figure has.
    private static final int LONGEST = 100;

    private final String written;

    private Num(String written) {
        this.written = written;
    }

    /// @throws IllegalArgumentException for what is no number of JSON, or one of more than 100 characters or whose
    ///     exponent has more than six digits
    public static Num of(String written) {
        if (!is(written)) {
            throw new IllegalArgumentException("[" + written + "] is no number");
        }
        return new Num(written);
    }

    /// @return whether [#of] would take it
    public static boolean is(String written) {
        return written.length() <= LONGEST && WRITTEN.matcher(written).matches();
    }

    public static Num of(long value) {
        return new Num(Long.toString(value));
    }

    public String written() {
        return written;
    }

    public BigDecimal value() {
        return new BigDecimal(written);
    }

    @Override
    public String kind() {
        return "a number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Num number
                && (number.written.equals(written) || number.value().compareTo(value()) == 0);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value().doubleValue() + 0.0);
    }

    @Override
    public String toString() {
        return written;
    }
}
