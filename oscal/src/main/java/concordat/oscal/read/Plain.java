package concordat.oscal.read;

import org.jspecify.annotations.Nullable;

/// Parsers' own messages, fit to be shown: one line, no control characters, not long.
final class Plain {

    private static final int LONGEST = 300;

    private Plain() {}

    static String of(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        String clean = first.replaceAll("\\p{Cntrl}", "?");
        String brief = clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
        return brief.isBlank() ? "not readable" : brief;
    }
}
