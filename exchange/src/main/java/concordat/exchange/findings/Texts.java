package concordat.exchange.findings;

/// Texts of tools as files can hold them.
final class Texts {

    private static final String CUT = " [cut]";

    private Texts() {}

    /// Without what no document may hold: control characters but for tab and line ends, halves of pairs, what is no
    /// character.
    static String whole(String text) {
        int at = 0;
        while (at < text.length() && plain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Texts::sound).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean plain(char c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t';
    }

    private static boolean sound(int c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !half && (c & 0xfffe) != 0xfffe;
    }

    /// @param most how many characters at most; what is longer ends with a mark that says so
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /// On one line.
    static String line(String text) {
        return whole(text).strip().replaceAll("\\s+", " ");
    }

    /// The first of what is said, else the other.
    static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
