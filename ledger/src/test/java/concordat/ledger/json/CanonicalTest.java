package concordat.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CanonicalTest {

    private static String canonical(String json) {
        Json value = JsonParser.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.ACT);
        return new String(Canonical.bytes(value), StandardCharsets.UTF_8);
    }

    @Test
    void the_key_order_example_of_rfc_8785_is_by_utf16_code_units() {
        String given = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;

        assertThat(canonical(given))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void the_string_example_of_rfc_8785_keeps_only_needed_escapes() {
        String given = """
                {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}
                """;

        assertThat(canonical(given))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void delete_and_line_separators_stand_as_they_are() {
        assertThat(canonical("[\"\\u007f\\u2028\\u2029\\b\\t\\f\\r\\u001f\"]"))
                .isEqualTo("[\"\u007f\u2028\u2029\\b\\t\\f\\r\\u001f\"]");
    }

    @Test
    void integers_are_written_plainly_to_both_ends() {
        assertThat(canonical("[ 0 , -1, 9007199254740991, -9007199254740991 ]"))
                .isEqualTo("[0,-1,9007199254740991,-9007199254740991]");
        assertThatThrownBy(() -> new Json.Int(1L << 53)).hasMessageContaining("9007199254740992");
    }

    @Test
    void half_a_surrogate_pair_has_no_form() {
        for (String half : List.of("\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
            assertThatThrownBy(() -> Canonical.bytes(new Json.Str(half)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("surrogate");
        }
        assertThatThrownBy(() -> Canonical.bytes(Json.Obj.of(Map.of("\ud83d", Json.Null.NULL))))
                .hasMessageContaining("surrogate");
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_reads_back_equal_and_canonical(@ForAll("values") Json value) {
        byte[] written = Canonical.bytes(value);

        assertThat(JsonParser.parse(written, JsonLimits.ACT)).isEqualTo(value);
        assertThat(Canonical.is(written, JsonLimits.ACT)).isTrue();
    }

    @Provide
    Arbitrary<Json> values() {
        return Values.json();
    }

    /// Kept here so that the parser's test draws from the same.
    static final class Values {

        private Values() {}

        static Arbitrary<Json> json() {
            return json(3);
        }

        private static Arbitrary<Json> json(int depth) {
            if (depth == 0) {
                return scalar();
            }
            Arbitrary<Json> inner = json(depth - 1);
            return Arbitraries.oneOf(
                    scalar(),
                    inner.list().ofMaxSize(3).map(Json.Arr::new),
                    Arbitraries.maps(text(), inner).ofMaxSize(3).map(Json.Obj::of));
        }

        private static Arbitrary<Json> scalar() {
            return Arbitraries.oneOf(
                    text().map(Json.Str::new),
                    Arbitraries.longs()
                            .between(-Json.MAX_INTEGER, Json.MAX_INTEGER)
                            .map(Json.Int::new),
                    Arbitraries.of(true, false).map(Json.Bool::new),
                    Arbitraries.just(Json.Null.NULL));
        }

        private static Arbitrary<String> text() {
            return Arbitraries.integers()
                    .between(0, Character.MAX_CODE_POINT)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .list()
                    .ofMaxSize(6)
                    .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
        }
    }
}
