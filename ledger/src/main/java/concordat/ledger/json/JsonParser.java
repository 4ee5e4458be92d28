package concordat.ledger.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads one JSON value strictly: UTF-8 without a byte order mark, no duplicate keys, no fractions or exponents, no
/// negative zero, no half of a surrogate pair, nothing after the value. White space between tokens is allowed;
/// whether a text is canonical is asked of [Canonical].
public final class JsonParser {

    private final byte[] in;
    private final JsonLimits limits;
    private int at;
    private boolean encodingChecked;

    private JsonParser(byte[] in, JsonLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// @throws JsonFault when the bytes are anything else, or exceed the limits
    public static Json parse(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.bytes()) {
            throw new JsonFault(limits.bytes(), "text of " + utf8.length + " bytes, at most " + limits.bytes());
        }
        JsonParser parser = new JsonParser(utf8, limits);
        parser.skipSpace();
        Json value = parser.value(1);
        parser.skipSpace();
        if (parser.at < utf8.length) {
            throw parser.fault("something follows the value");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > limits.depth()) {
            throw fault("nested deeper than " + limits.depth());
        }
        int c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Null.NULL);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield integer();
                }
                throw fault(c < 0 ? "the text ends where a value should stand" : "no value begins with " + show(c));
            }
        };
    }

    private Json object(int depth) {
        TreeMap<String, Json> members = new TreeMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Obj(members);
        }
        while (true) {
            int keyAt = at;
            if (peek() != '"') {
                throw fault("a member's name should stand here");
            }
            String key = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (members.put(key, value(depth + 1)) != null) {
                throw new JsonFault(keyAt, "member \"" + key + "\" stands twice");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Obj(members);
            }
            expect(',');
            skipSpace();
        }
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Arr(items);
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Arr(items);
            }
            expect(',');
            skipSpace();
        }
    }

    private Json integer() {
        int start = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        long magnitude = 0;
        while (isDigit(peek())) {
            magnitude = magnitude * 10 + (in[at] - '0');
            if (magnitude > Json.MAX_INTEGER) {
                throw new JsonFault(start, "the number is outside ±(2^53 - 1)");
            }
            at++;
        }
        int c = peek();
        if (at == firstDigit) {
            throw fault("a digit should stand here");
        }
        if (c == '.' || c == 'e' || c == 'E') {
            throw fault("numbers here are whole and written without an exponent");
        }
        if (in[firstDigit] == '0' && (at > firstDigit + 1 || negative)) {
            throw new JsonFault(start, "a number begins with a needless zero or is a negative zero");
        }
        return new Json.Int(negative ? -magnitude : magnitude);
    }

    private String string() {
        at++;
        int start = at;
        while (at < in.length && in[at] >= 0x20 && in[at] != '"' && in[at] != '\\') {
            at++;
        }
        if (at < in.length && in[at] == '"') {
            return new String(in, start, at++ - start, StandardCharsets.ISO_8859_1);
        }
        return longString(start);
    }

    /// A string that holds an escape or a character beyond ASCII.
    private String longString(int start) {
        StringBuilder text = new StringBuilder();
        int pending = start;
        while (true) {
            if (at >= in.length) {
                throw new JsonFault(start - 1, "the string that begins here never ends");
            }
            byte c = in[at];
            if (c == '"') {
                append(text, pending);
                at++;
                return text.toString();
            } else if (c == '\\') {
                append(text, pending);
                escape(text);
                pending = at;
            } else if (c >= 0 && c < 0x20) {
                throw fault("control character " + show(c) + " stands unescaped in a string");
            } else {
                if (c < 0 && !encodingChecked) {
                    checkEncoding();
                }
                at++;
            }
        }
    }

    private void append(StringBuilder text, int from) {
        text.append(new String(in, from, at - from, StandardCharsets.UTF_8));
    }

    private void escape(StringBuilder text) {
        int start = at++;
        int c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/' -> text.append((char) c);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> unicode(text, start);
            default -> throw new JsonFault(start, "there is no such escape");
        }
    }

    private void unicode(StringBuilder text, int start) {
        char unit = hexUnit();
        if (Character.isLowSurrogate(unit)) {
            throw new JsonFault(start, "half of a surrogate pair");
        }
        text.append(unit);
        if (Character.isHighSurrogate(unit)) {
            if (at + 1 >= in.length || in[at] != '\\' || in[at + 1] != 'u') {
                throw new JsonFault(start, "half of a surrogate pair");
            }
            at += 2;
            char low = hexUnit();
            if (!Character.isLowSurrogate(low)) {
                throw new JsonFault(start, "half of a surrogate pair");
            }
            text.append(low);
        }
    }

    private char hexUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            // Only the ASCII digits; Character.digit would take others too.
            int c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw fault("four hexadecimal digits should stand here");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Json word(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw fault("the word should be " + word);
            }
            at++;
        }
        return value;
    }

    /// Once, at the first byte beyond ASCII: the JDK's own strict decoder over the whole text.
    private void checkEncoding() {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(in);
        CharBuffer scratch = CharBuffer.allocate(Math.min(in.length, 8_192) + 1);
        while (true) {
            CoderResult result = decoder.decode(bytes, scratch, true);
            if (result.isError()) {
                throw new JsonFault(bytes.position(), "not UTF-8");
            }
            if (result.isUnderflow()) {
                encodingChecked = true;
                return;
            }
            scratch.clear();
        }
    }

    private void skipSpace() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fault("'" + wanted + "' should stand here");
        }
        at++;
    }

    /// @return the byte at hand as 0 to 255, or -1 at the end
    private int peek() {
        return at < in.length ? in[at] & 0xff : -1;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String show(int c) {
        return c > 0x20 && c < 0x7f ? "'" + (char) c + "'" : "byte 0x" + Integer.toHexString(c & 0xff);
    }

    private JsonFault fault(String problem) {
        return new JsonFault(at, problem);
    }
}
