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

    /// @param sound everything before the place where it goes wrong
    static Malformed after(CharSequence sound, String text, String fix) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < sound.length(); i++) {
            if (sound.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return Malformed.at(line, column, text, fix);
    }
}
