package concordat.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonParserTest {

    private static Json parse(byte[] bytes) {
        return JsonParser.parse(bytes, new JsonLimits(1 << 16, 8));
    }

    private static Json parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                         | 0 | ends where a value
            {"a":1,"a":2}| 7 | "a" stands twice
            1.5          | 1 | whole
            1e3          | 1 | whole
            [1E3]        | 2 | whole
            -0           | 0 | negative zero
            01           | 0 | needless zero
            -            | 1 | a digit
            +1           | 0 | no value begins with '+'
            9007199254740992 | 0 | outside
            99999999999999999999 | 0 | outside
            "a           | 0 | never ends
            "é           | 0 | never ends
            "\\x"        | 1 | no such escape
            "\\ud83d"    | 1 | surrogate
            "\\ude00"    | 1 | surrogate
            "\\ud83d\\u0041" | 1 | surrogate
            "\\u12g4"    | 5 | hexadecimal
            [1,]         | 3 | no value begins
            [1 2]        | 3 | ','
            {"a" 1}      | 5 | ':'
            {a:1}        | 1 | name
            {"a":1,}     | 7 | name
            tru          | 3 | true
            nulL         | 3 | null
            NaN          | 0 | no value begins
            1 2          | 2 | follows
            {}}          | 2 | follows
            """)
    void anything_but_strict_json_is_refused_with_its_place(String text, int offset, String problem) {
        String given = text == null ? "" : text.replace("\\\\", "\\");

        assertThatThrownBy(() -> parse(given))
                .isInstanceOfSatisfying(
                        JsonFault.class, fault -> assertThat(fault.offset()).isEqualTo(offset))
                .hasMessageContaining(problem);
    }

    @Test
    void a_raw_control_character_a_byte_order_mark_and_broken_utf8_are_refused() {
        List<byte[]> bad = List.of(
                new byte[] {'"', '\n', '"'},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'},
                new byte[] {'"', (byte) 0xc3, '"'},
                // overlong slash, an encoded surrogate, beyond the last code point
                new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'});

        for (byte[] bytes : bad) {
            assertThatThrownBy(() -> parse(bytes)).isInstanceOf(JsonFault.class);
        }
    }

    @Test
    void depth_and_length_are_limited() {
        assertThat(parse("[".repeat(8) + "]".repeat(8))).isInstanceOf(Json.Arr.class);
        assertThatThrownBy(() -> parse("[".repeat(9) + "]".repeat(9))).hasMessageContaining("deeper than 8");
        assertThatThrownBy(() -> parse("[".repeat(60_000))).hasMessageContaining("deeper than 8");
        assertThatThrownBy(() -> parse(" ".repeat(70_000))).hasMessageContaining("at most 65536");
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void random_bytes_give_a_value_or_a_fault_and_nothing_else(@ForAll @Size(max = 40) byte[] bytes) {
        readOrFault(bytes);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void a_changed_byte_gives_another_value_or_a_fault(
            @ForAll("values") Json value, @ForAll @IntRange(max = 10_000) int place, @ForAll byte put) {
        byte[] bytes = Canonical.bytes(value);
        int at = place % bytes.length;
        boolean same = bytes[at] == put;
        bytes[at] = put;

        boolean readSame =
                readOrFault(bytes) && JsonParser.parse(bytes, JsonLimits.ACT).equals(value);
        // What still reads as the same value is then not its canonical form.
        assertThat(readSame && Canonical.is(bytes, JsonLimits.ACT)).isEqualTo(same);
    }

    private static boolean readOrFault(byte[] bytes) {
        try {
            JsonParser.parse(bytes, JsonLimits.ACT);
            return true;
        } catch (JsonFault fault) {
            assertThat(fault.offset()).isBetween(0, bytes.length);
            return false;
        }
    }

    @Provide
    Arbitrary<Json> values() {
        return CanonicalTest.Values.json();
    }
}
