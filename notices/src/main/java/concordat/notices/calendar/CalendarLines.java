package concordat.notices.calendar;

import java.nio.charset.StandardCharsets;

/// Content lines as RFC 5545 has them: no line longer than 75 octets, ended by CRLF.
final class CalendarLines {

    private static final int OCTETS = 75;

    private final StringBuilder out = new StringBuilder();

    /// @param value as it is to stand there; not escaped
    CalendarLines line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /// @param text of any kind; escaped
    CalendarLines text(String name, String text) {
        return line(name, escaped(text));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> safe.append("\\\\");
                case ';' -> safe.append("\\;");
                case ',' -> safe.append("\\,");
                case '\n' -> safe.append("\\n");
                default -> {
                    if (!Character.isISOControl(c) && Character.isValidCodePoint(c)) {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    /// Never within a character: programs put the pieces together before they read characters, but not all of them.
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int more = new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += more;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }
}
