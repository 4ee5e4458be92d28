package concordat.intake.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers as reports write them.
public final class Numbers {

    static final Pattern FEW_DIGITS = Pattern.compile("(?<![0-9])[0-9]{1,5}(?![0-9])");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private static final Pattern CWE = Pattern.compile("CWE[-_: ]?([0-9]{1,5})(?![0-9])", Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /// @return the numbers of all `CWE-79` and the like in a text that has other numbers too, parted by blanks
    public static String cwes(String text) {
        return CWE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
    }

    /// @return a name as part of an id, for what has no better one: its letters and digits, cut at 80
    public static String slug(String name) {
        String plain = NO_SLUG.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        return plain.length() <= 80 ? plain : plain.substring(0, 80);
    }

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
