package concordat.intake.yaml;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts as YAML: plain where that is safe, else in quotes.
public final class Texts {

    /// What YAML takes for text without quotes, whatever stands around it, unless two spaces meet or one is last.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9.()/ -]*");

    private static final Set<String> NOT_TEXT =
            Set.of("true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL");

    private Texts() {}

    /// @return the text as one scalar on one line
    public static String written(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !text.contains("  ") && !text.endsWith(" ");
        if (plain && !NOT_TEXT.contains(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if ((c >= ' ' && c <= '~') || (c < 0x1_0000 && Character.isLetterOrDigit(c))) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(c < 0x1_0000 ? "\\u%04X" : "\\U%08X", c));
            }
        });
        return quoted.append('"').toString();
    }

    /// @return texts as a list on one line, in their order
    public static String list(Collection<String> texts) {
        return texts.stream().map(Texts::written).collect(Collectors.joining(", ", "[", "]"));
    }
}
