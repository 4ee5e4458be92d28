package concordat.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.csv.CsvWriter;
import concordat.intake.csv.Neutral;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class SheetsPropertyTest {

    private static final String DATA = "<sheetData><row r='1'><c r='A1' t='str'><v>Issue</v></c><c r='B1' s='1'><v>4"
            + "</v></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>one</t></is></c></row></sheetData>"
            + "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>";
    private static final byte[] SOUND = Zipped.sheet(DATA).bytes();

    @Property(tries = 150)
    void anyBytes_giveRowsOrAProblem(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        assertThat(Sheets.read(new ByteArrayInputStream(bytes))).isNotNull();
    }

    @Property(tries = 150)
    void aWorkbookWithBytesChanged_givesRowsOrAProblem(
            @ForAll @IntRange(max = 100_000) int at, @ForAll byte put, @ForAll @IntRange(max = 9) int times)
            throws IOException {
        byte[] bytes = SOUND.clone();
        for (int i = 0; i <= times; i++) {
            bytes[(at + i * 7919) % bytes.length] ^= put;
        }
        assertThat(Sheets.read(new ByteArrayInputStream(bytes))).isNotNull();
    }

    @Property(tries = 150)
    void aSheetWithItsXmlChanged_givesRowsOrAProblem(
            @ForAll @IntRange(max = 100_000) int at, @ForAll("pieces") String piece) throws IOException {
        String xml = Zipped.worksheet(DATA);
        int place = at % xml.length();
        byte[] bytes = Zipped.sheet(DATA)
                .part("xl/worksheets/sheet1.xml", xml.substring(0, place) + piece + xml.substring(place + 1))
                .bytes();
        assertThat(Sheets.read(new ByteArrayInputStream(bytes))).isNotNull();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "<",
                        ">",
                        "'",
                        "&",
                        "&#0;",
                        "]]>",
                        "<!--",
                        "<?x",
                        "xmlns:xmlns=''",
                        " r=''",
                        "-1",
                        "1e999",
                        "NaN",
                        "_x0000_",
                        "\u0000",
                        "<v>",
                        "</v>",
                        "<is>",
                        "t='s'",
                        "ZZZ9999999"),
                Arbitraries.strings().ofMaxLength(6));
    }

    @Property(tries = 150)
    void whatWeWrite_isNeverAFormula_andReadsBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        StringBuilder written = new StringBuilder();
        CsvWriter writer = new CsvWriter(written);
        for (List<String> row : rows) {
            writer.row(row);
        }

        Workbook workbook = SheetsTest.read(written.toString().getBytes(StandardCharsets.UTF_8));

        List<List<String>> back = workbook.sheets().getFirst().rows().stream()
                .map(r -> r.cells().stream().map(Cell::shown).toList())
                .toList();
        assertThat(back).allSatisfy(row -> assertThat(row)
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n|%].*") && !cell.matches("-[0-9]+(\\.[0-9]+)?")));
        assertThat(back.stream()
                        .map(r -> r.stream().map(Neutral::back).toList())
                        .toList())
                .isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("=+-@'\"|%,;\tab1\n é")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(s -> !s.isBlank());
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(5);
    }
}
