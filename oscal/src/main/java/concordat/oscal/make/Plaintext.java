package concordat.oscal.make;

/// People's own words as markup that says just them.
public final class Plaintext {

    private static final String ESCAPED = "\\*`[]<>~^\"_{}";

    private Plaintext() {}

    /// @return Markdown that is shown as the given text; paragraphs stay
    public static String escaped(String plain) {
        StringBuilder text = new StringBuilder(plain.length() + 16);
        boolean lineStart = true;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (ESCAPED.indexOf(c) >= 0 || (lineStart && "#+-=|".indexOf(c) >= 0)) {
                text.append('\\');
            } else if ((c == '.' || c == ')') && numbersOnly(plain, i)) {
                text.append('\\');
            }
            text.append(c);
            lineStart = c == '\n' || (lineStart && c == ' ');
        }
        return text.toString();
    }

    /// `1.` at the start of a line would begin a list.
    private static boolean numbersOnly(String plain, int end) {
        int start = end;
        while (start > 0 && Character.isDigit(plain.charAt(start - 1))) {
            start--;
        }
        return start < end
                && plain.substring(plain.lastIndexOf('\n', end - 1) + 1, start).isBlank();
    }
}
