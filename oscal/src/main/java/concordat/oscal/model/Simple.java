package concordat.oscal.model;

import java.util.Arrays;
import java.util.regex.Pattern;

/// The simple types of the format.
public enum Simple {
    STRING("string", "text", "\\S(.*\\S)?"),
    TOKEN("token", "a token: a letter or _ first, then letters, digits, . - _", "[\\p{L}_][\\p{L}\\p{N}.\\-_]*"),
    UUID(
            "uuid",
            "a UUID of version 4 or 5, as 8-4-4-4-12 hexadecimal digits",
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}"),
    URI("uri", "a URI with its scheme", "[a-zA-Z][a-zA-Z0-9+\\-.]*:\\S+"),
    URI_REFERENCE("uri-reference", "a URI or a reference relative to one", "\\S+"),
    EMAIL("email-address", "an e-mail address", "\\S+@\\S+"),
    DATE("date", "a date, YYYY-MM-DD", "\\d{4}-\\d{2}-\\d{2}(Z|[+-]\\d{2}:\\d{2})?"),
    DATE_TIME(
            "date-time-with-timezone",
            "a date and time with its zone, for example 2026-01-31T09:00:00Z",
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})"),
    BASE64("base64", "base64 text", "[0-9A-Za-z+/\\s]+={0,2}\\s*"),
    BOOLEAN("boolean", "true or false", "true|false"),
    NON_NEGATIVE("non-negative-integer", "a whole number from 0", "\\d{1,18}"),
    POSITIVE("positive-integer", "a whole number from 1", "0*[1-9]\\d{0,17}"),
    DECIMAL("decimal", "a number", "[+-]?(\\d+(\\.\\d+)?|\\.\\d+)"),
    LINE("markup-line", "text with emphasis, on one line", "(?s).*"),
    LINES("markup-multiline", "text with emphasis and paragraphs", "(?s).*");

    private final String published;
    private final String words;
    private final Pattern form;

    Simple(String published, String words, String form) {
        this.published = published;
        this.words = words;
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /// @return what it wants, in words
    public String words() {
        return words;
    }

    /// @return whether a value has the form; long texts are not looked through
    public boolean fits(String value) {
        return switch (this) {
            case LINE, LINES -> true;
            case STRING -> !value.isBlank() && value.strip().length() == value.length();
            case BASE64 -> true;
            default -> value.length() <= 4_000 && form.matcher(value).matches();
        };
    }

    public boolean markup() {
        return this == LINE || this == LINES;
    }

    /// @return whether JSON writes it as a number
    public boolean number() {
        return this == NON_NEGATIVE || this == POSITIVE || this == DECIMAL;
    }

    /// @throws IllegalArgumentException when the format has no such type
    static Simple of(String published) {
        return Arrays.stream(values())
                .filter(type -> type.published.equals(published))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simple type " + published));
    }
}
