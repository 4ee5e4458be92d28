package concordat.intake.report;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Numbers as reports write them.
public final class Numbers {

    static final Pattern FEW_DIGITS = Pattern.compile("(?<![0-9])[0-9]{1,5}(?![0-9])");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    /// @return none when the text is no number that a report would write
    public static OptionalDouble decimal(String text) {
        String plain = text.strip();
        return DECIMAL.matcher(plain).matches() ? OptionalDouble.of(Double.parseDouble(plain)) : OptionalDouble.empty();
    }

    /// @return none when the text is no whole number of up to nine digits
    public static OptionalInt whole(String text) {
        String plain = text.strip();
        return WHOLE.matcher(plain).matches() ? OptionalInt.of(Integer.parseInt(plain)) : OptionalInt.empty();
    }
}
