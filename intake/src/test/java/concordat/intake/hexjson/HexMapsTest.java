package concordat.intake.hexjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import concordat.intake.Problem;
import concordat.intake.SharedData;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class HexMapsTest {

    private static final String SMALL = """
            {"layout": "odd-r", "hexes": {
              "A": {"n": "Abbey", "q": 0, "r": 0, "region": "E", "colour": "#fff"},
              "B": {"q": 1, "r": 0},
              "C": {"n": "Castle", "q": 0, "r": -1}
            }}
            """;

    @Test
    void theStream_isTheCallersToClose() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream in = new FilterInputStream(new ByteArrayInputStream(SMALL.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThat(HexMaps.read(in, "small")).isInstanceOf(HexMapReading.Read.class);
        assertThat(closed[0]).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "uk-local-authority-districts-2023, 361, -6, 16, -3, 29",
        "uk-local-authority-districts-2021, 374, -7, 16, -3, 30",
        "uk-upper-tier-local-authorities, 151, 0, 16, 0, 17",
        "nhs-icb-2022, 42, 1, 8, 1, 10",
        "wales-unitary-authorities, 22, 1, 7, 1, 6",
    })
    void aRealMap_givesEveryHexagon(String file, int hexes, int left, int right, int bottom, int top)
            throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.file("hex/" + file + ".hexjson"))) {
            HexMap map = map(HexMaps.read(in, file));
            assertThat(map.layout()).isEqualTo(Layout.ODD_R);
            assertThat(map.hexes()).hasSize(hexes);
            assertThat(map.hexes().stream().mapToInt(Hex::q).min()).hasValue(left);
            assertThat(map.hexes().stream().mapToInt(Hex::q).max()).hasValue(right);
            assertThat(map.hexes().stream().mapToInt(Hex::r).min()).hasValue(bottom);
            assertThat(map.hexes().stream().mapToInt(Hex::r).max()).hasValue(top);
            assertThat(map.bounds().bottom()).isCloseTo(-bottom * Math.sqrt(3) / 2, within(1e-9));
        }
    }

    @Test
    void aHexagon_keepsItsOtherProperties() throws IOException {
        assertThat(map(read(SMALL)).hexes())
                .containsExactly(
                        new Hex("A", "Abbey", 0, 0, Map.of("region", "\"E\"", "colour", "\"#fff\"")),
                        new Hex("B", "B", 1, 0, Map.of()),
                        new Hex("C", "Castle", 0, -1, Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void neighbours_lieOneWidthApart_inEveryLayout(Layout layout) {
        for (int q = -2; q <= 2; q++) {
            for (int r = -2; r <= 2; r++) {
                int at = layout.pointed() ? r : q;
                int ahead = layout.setsOff(at) ? 1 : 0;
                Hex hex = hex(q, r);
                Hex beside = layout.pointed() ? hex(q + 1, r) : hex(q, r + 1);
                Hex above = layout.pointed() ? hex(q + ahead, r + 1) : hex(q + 1, r + ahead);
                Hex below = layout.pointed() ? hex(q + ahead, r - 1) : hex(q - 1, r + ahead);
                HexMap map = new HexMap(layout, List.of(hex, beside, above, below));
                assertThat(List.of(beside, above, below))
                        .allSatisfy(other -> assertThat(distance(map.centre(hex), map.centre(other)))
                                .isCloseTo(1, within(1e-9)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            odd-r|odd-s|unknown layout odd-s; known are odd-r, even-r, odd-q, even-q (at /layout)
            "layout": "odd-r", ||a hex map lacks layout
            "odd-r"|7|expected layout as text, found a number (at /layout)
            "q": 1,|"q": 1.5,|expected q as a whole number, found a number (at /hexes/B/q)
            "q": 1,|"q": "1",|expected q as a whole number, found text (at /hexes/B/q)
            "q": 1,|"q": 99999999999999999999,|q is farther out than 10000 (at /hexes/B/q)
            "q": 1,|"q": -2147483648,|q is farther out than 10000 (at /hexes/B/q)
            "q": 1,||hexagon B lacks q or r (at /hexes/B)
            "q": 1,|"q": 0,|hexagon B lies where A does (at /hexes/B)
            {"q": 1, "r": 0}|[]|expected a hexagon, found a list (at /hexes/B)
            "B"|"A"|not sound JSON: Duplicate Object property "A"
            }}|}|not sound JSON: Unexpected end-of-input
            }}|}} {}|more after the end of the document
            """)
    void aBadMap_isToldWithItsPlace(String sound, String bad, String told) throws IOException {
        assertThat(SMALL).contains(sound);
        assertThat(problems(read(SMALL.replace(sound, bad == null ? "" : bad))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.text()).startsWith(told);
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void whatIsNoMap_isRejected() throws IOException {
        for (String text :
                List.of("", " ", "[]", "null", "{}", "{\"layout\":\"odd-r\",\"hexes\":{}}", "<a/>", "\u0000")) {
            assertThat(problems(read(text))).isNotEmpty();
        }
        assertThat(problems(read("[".repeat(1_000_000)))).isNotEmpty();
        assertThat(problems(read("{\"x\":" + "[".repeat(1_000_000)))).hasSize(1);
        assertThat(problems(HexMaps.read(new ByteArrayInputStream(new byte[] {0, 0, 0, '{', 0, 1, 2}), "x")))
                .hasSize(1);
    }

    private static Hex hex(int q, int r) {
        return new Hex(q + "," + r, "", q, r, Map.of());
    }

    private static double distance(HexMap.Point a, HexMap.Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static HexMapReading read(String text) throws IOException {
        return HexMaps.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "map.hexjson");
    }

    private static HexMap map(HexMapReading reading) {
        return switch (reading) {
            case HexMapReading.Read read -> read.map();
            case HexMapReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<Problem> problems(HexMapReading reading) {
        return switch (reading) {
            case HexMapReading.Read read -> throw new AssertionError("read " + read.map());
            case HexMapReading.Rejected rejected -> rejected.problems();
        };
    }

    @Test
    void textOfAnEncodingNobodyWrites_isRejected() throws IOException {
        byte[] start = {0, '{', 0, 0, 0, '}', 0, 0};
        assertThat(HexMaps.read(new ByteArrayInputStream(start), "map")).isInstanceOf(HexMapReading.Rejected.class);
    }
}
