package concordat.intake.csv;

import java.util.regex.Pattern;

/// Keeps text that we write from being taken for a formula by whatever opens it. Spreadsheets take a cell for one that
/// begins with one of a few signs; an apostrophe before it makes it words. Texts that begin with apostrophes and such
/// a sign get one more, so that every text comes back as it was. A number below zero is no formula, and stays one.
public final class Neutral {

    private static final Pattern RISKY = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n|%].*");
    private static final Pattern NUMBER = Pattern.compile("-[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern NEUTRAL = Pattern.compile("(?s)'+[=+\\-@\\t\\r\\n|%].*");

    private Neutral() {}

    /// @return a text that no spreadsheet calculates
    public static String of(String text) {
        return RISKY.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /// @return the text as it was
    public static String back(String text) {
        return NEUTRAL.matcher(text).matches() ? text.substring(1) : text;
    }
}
