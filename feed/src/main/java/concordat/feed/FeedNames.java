package concordat.feed;

import java.util.regex.Pattern;

/// The form of ids as they stand in frames.
final class FeedNames {

    static final int MOST = 63;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    private FeedNames() {}

    static boolean wellFormed(String name) {
        return FORM.matcher(name).matches();
    }

    static void check(String kind, String name) {
        if (!wellFormed(name)) {
            throw new IllegalArgumentException(
                    kind + " id [" + name + "] is not 1 to 63 lower-case letters, digits, dots and hyphens");
        }
    }
}
