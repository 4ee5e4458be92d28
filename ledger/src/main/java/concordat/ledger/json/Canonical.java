package concordat.ledger.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// The one way to write a JSON value (RFC 8785): members sorted by UTF-16 code units, no white space, the fewest
/// escapes, UTF-8.
public final class Canonical {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final String HEX = "0123456789abcdef";

    private byte[] out = new byte[512];
    private int length;

    private Canonical() {}

    /// @throws IllegalArgumentException when a text holds half of a surrogate pair
    public static byte[] bytes(Json value) {
        Canonical canonical = new Canonical();
        canonical.write(value);
        return Arrays.copyOf(canonical.out, canonical.length);
    }

    /// @return true when these bytes are what [#bytes] writes for the value they hold
    /// @throws JsonFault when they hold no value
    public static boolean is(byte[] utf8, JsonLimits limits) {
        return Arrays.equals(utf8, bytes(JsonParser.parse(utf8, limits)));
    }

    private void write(Json value) {
        switch (value) {
            case Json.Obj object -> writeObject(object);
            case Json.Arr array -> writeArray(array);
            case Json.Str text -> writeString(text.value());
            case Json.Int integer -> writeAscii(Long.toString(integer.value()));
            case Json.Bool bool -> writeBytes(bool.value() ? TRUE : FALSE);
            case Json.Null nothing -> writeBytes(NULL);
        }
    }

    private void writeObject(Json.Obj object) {
        put('{');
        boolean first = true;
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!first) {
                put(',');
            }
            first = false;
            writeString(member.getKey());
            put(':');
            write(member.getValue());
        }
        put('}');
    }

    private void writeArray(Json.Arr array) {
        put('[');
        boolean first = true;
        for (Json item : array.items()) {
            if (!first) {
                put(',');
            }
            first = false;
            write(item);
        }
        put(']');
    }

    private void writeString(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80) {
                if (c == '"' || c == '\\') {
                    put('\\');
                }
                put(c);
            } else if (c < 0x20) {
                writeControl(c);
            } else if (Character.isSurrogate(c)) {
                writePair(text, i++);
            } else {
                writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        put('"');
    }

    private void writePair(String text, int i) {
        char high = text.charAt(i);
        if (!Character.isHighSurrogate(high)
                || i + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw new IllegalArgumentException("half of a surrogate pair, U+"
                    + Integer.toHexString(high).toUpperCase(Locale.ROOT) + ", at character " + i);
        }
        writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
    }

    private void writeControl(char c) {
        put('\\');
        switch (c) {
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                writeAscii("u00");
                put(HEX.charAt(c >> 4));
                put(HEX.charAt(c & 0xf));
            }
        }
    }

    private void writeAscii(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void writeBytes(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void put(char ascii) {
        ensure(1);
        out[length++] = (byte) ascii;
    }

    private void ensure(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
        }
    }
}
