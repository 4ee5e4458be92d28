package concordat.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.sheet.SheetProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SheetsTest {

    static Workbook read(byte[] bytes) throws IOException {
        return switch (Sheets.read(new ByteArrayInputStream(bytes))) {
            case SheetReading.Read read -> read.workbook();
            case SheetReading.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    static SheetProblem refused(byte[] bytes) throws IOException {
        return switch (Sheets.read(new ByteArrayInputStream(bytes))) {
            case SheetReading.Read read -> throw new AssertionError(read.workbook());
            case SheetReading.Refused refused -> refused.problem();
        };
    }

    private static List<List<String>> shown(Workbook workbook) {
        return workbook.sheets().getFirst().rows().stream()
                .map(r -> r.cells().stream().map(Cell::shown).toList())
                .toList();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"'id,name,done'", "'id;name;done'", "'id|name|done'"})
    void csv_itsDelimiterIsFound(String heading) throws IOException {
        String sign = heading.substring(2, 3);
        Workbook workbook = read(text(heading + "\r\n1" + sign + "\"a " + sign + " b\"" + sign + "no\r\n"));

        assertThat(shown(workbook))
                .containsExactly(List.of("id", "name", "done"), List.of("1", "a " + sign + " b", "no"));
        assertThat(workbook.sheets().getFirst().rows().get(1).cells().get(1).at())
                .isEqualTo("B2");
    }

    @Test
    void csv_sepLine_isObeyedAndNoRow() throws IOException {
        assertThat(shown(read(text("sep=;\r\na,b;c\r\n")))).containsExactly(List.of("a,b", "c"));
    }

    @Test
    void csv_withMark_inWindows1252_orUtf16_isRead() throws IOException {
        assertThat(shown(read(text("\uFEFFé,b\n")))).containsExactly(List.of("é", "b"));
        Workbook windows = read("caf\u00e9,\u00a31\n".getBytes(Charset.forName("windows-1252")));
        assertThat(shown(windows)).containsExactly(List.of("café", "£1"));
        assertThat(windows.notes()).anyMatch(n -> n.contains("Windows-1252"));
        assertThat(shown(read("\uFEFFa\tb\n".getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly(List.of("a", "b"));
    }

    @Test
    void csv_quoteNeverClosed_isRefusedByPlace() throws IOException {
        assertThat(refused(text("a,b\n\"c,d\n")).toString()).contains("line 2, column 1", "never closed");
    }

    @Test
    void otherFiles_areRefusedByTheirBytes() throws IOException {
        assertThat(refused(text("%PDF-1.7 whatever")).what()).contains("a PDF document");
        assertThat(refused(text("<html><body>")).what()).contains("an HTML page");
        assertThat(refused(text("<?xml version='1.0'?><a/>")).what()).contains("an XML document");
        assertThat(refused(text("")).what()).contains("an empty file");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2};
        assertThat(refused(old).toString()).contains("old .xls", "save it as .xlsx");
        assertThat(refused(new Zipped().part("word/document.xml", "<a/>").bytes())
                        .what())
                .contains("no workbook");
    }

    @Test
    void cells_haveTheirTypes() throws IOException {
        byte[] bytes = Zipped.sheet("<sheetData><row r='3'>"
                        + "<c r='A3' t='s'><v>0</v></c><c r='B3'><v>1.50</v></c><c r='C3' s='1'><v>46113</v></c>"
                        + "<c r='D3' t='b'><v>1</v></c><c r='E3' t='e'><v>#REF!</v></c>"
                        + "<c r='F3' t='str'><f>A1</f><v>calc_x000D_ed</v></c>"
                        + "<c r='G3' t='inlineStr'><is><t>in</t><rPh><t>no</t></rPh><r><t>line</t></r></is></c>"
                        + "<c r='H3' t='d'><v>2027-04-01</v></c><c r='I3' s='2'><v>0.5</v></c><c r='J3'><v>1E3</v></c>"
                        + "<c r='K3'><f>B1</f></c></row></sheetData>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        Zipped.relations("worksheet", "r1", "/xl/worksheets/sheet1.xml")
                                .replace(
                                        "</Relationships>",
                                        "<Relationship Id='r2' Type='x/sharedStrings' Target='shared.xml'/>"
                                                + "<Relationship Id='r3' Type='x/styles' Target='styles.xml'/></Relationships>"))
                .part("xl/shared.xml", "<sst><si><r><t>sha</t></r><r><t>red</t></r></si></sst>")
                .part(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[$-809]dd\\ mmm'/>"
                                + "<numFmt numFmtId='171' formatCode='0.0\" days\"'/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs></styleSheet>")
                .bytes();

        Sheet sheet = read(bytes).sheets().getFirst();

        assertThat(sheet.rows().getFirst().number()).isEqualTo(3);
        assertThat(sheet.rows().getFirst().cells())
                .extracting(Cell::value)
                .containsExactly(
                        new CellValue.Text("shared"),
                        new CellValue.Quantity(new BigDecimal("1.5")),
                        new CellValue.Moment(LocalDate.of(2026, 4, 1).atStartOfDay()),
                        new CellValue.Truth(true),
                        new CellValue.Failed("#REF!"),
                        new CellValue.Text("calc\red"),
                        new CellValue.Text("inline"),
                        new CellValue.Moment(LocalDate.of(2027, 4, 1).atStartOfDay()),
                        new CellValue.Quantity(new BigDecimal("0.5")),
                        new CellValue.Quantity(new BigDecimal("1000")));
        assertThat(sheet.notes())
                .anyMatch(n -> n.startsWith("2 cells are formulas"))
                .anyMatch(n -> n.startsWith("1 formulas"));
    }

    @Test
    void days_areCountedFrom1900Or1904() {
        assertThat(XlsxSheet.day(1, false)).hasValue(LocalDate.of(1900, 1, 1).atStartOfDay());
        assertThat(XlsxSheet.day(59, false)).hasValue(LocalDate.of(1900, 2, 28).atStartOfDay());
        assertThat(XlsxSheet.day(60, false)).isEmpty();
        assertThat(XlsxSheet.day(61, false)).hasValue(LocalDate.of(1900, 3, 1).atStartOfDay());
        assertThat(XlsxSheet.day(0, true)).hasValue(LocalDate.of(1904, 1, 1).atStartOfDay());
        assertThat(XlsxSheet.day(44651.5, true))
                .hasValue(LocalDate.of(2026, 4, 1).atTime(12, 0));
        assertThat(XlsxSheet.day(3e9, false)).isEmpty();
    }

    @Test
    void mergedCells_giveTheirValueEverywhere_andHiddenThingsAreSaid() throws IOException {
        byte[] bytes = Zipped.sheet("<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
                        + "<row r='1' hidden='1'><c r='A1' t='str'><v>Section</v></c><c r='B1'><v>1</v></c></row>"
                        + "<row r='2'><c r='B2'><v>2</v></c></row></sheetData>"
                        + "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>")
                .part(
                        "xl/workbook.xml",
                        "<workbook><workbookPr date1904='1'/><sheets>"
                                + "<sheet name='Plan' state='hidden' id='r1'/></sheets></workbook>")
                .bytes();

        Workbook workbook = read(bytes);

        assertThat(shown(workbook)).containsExactly(List.of("Section", "1"), List.of("Section", "2"));
        assertThat(workbook.sheets().getFirst().hidden()).isTrue();
        assertThat(workbook.notes()).contains("Sheet Plan is hidden.", "The workbook counts days from 1904.");
        assertThat(workbook.sheets().getFirst().notes())
                .contains(
                        "Cells A1:A2 are merged; their value was taken for each of them.",
                        "1 hidden rows were read like the others.");
    }

    @Test
    void entities_andDocumentTypes_areHostile() throws IOException {
        byte[] bytes = Zipped.sheet("")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><c><v>&e;</v></c></worksheet>")
                .bytes();

        assertThat(refused(bytes).kind()).isEqualTo(Kind.HOSTILE);
    }

    @Test
    void bombs_areRefusedBeforeTheyFillTheMemory() throws IOException {
        String row = "<row><c t='str'><v>" + "x".repeat(2_000) + "</v></c></row>";
        byte[] deep = Zipped.sheet("<a>".repeat(100)).bytes();
        byte[] wide = Zipped.sheet(
                        "<sheetData><row><c t='str'><v>" + "x".repeat(9 << 20) + "</v></c></row></sheetData>")
                .bytes();
        byte[] far = Zipped.sheet("<sheetData><row r='9999999'><c><v>1</v></c></row></sheetData>")
                .bytes();

        assertThat(wide.length).isLessThan(100_000);
        assertThat(refused(wide).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refused(deep).kind()).isEqualTo(Kind.HOSTILE);
        assertThat(refused(far).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(read(Zipped.sheet("<sheetData>" + row.repeat(500) + "</sheetData>")
                                .bytes())
                        .sheets()
                        .getFirst()
                        .rows())
                .hasSize(500);
    }

    @Test
    void partsOutsideTheArchive_areNeverLookedFor() throws IOException {
        byte[] bytes = Zipped.sheet("<sheetData/>")
                .part("xl/_rels/workbook.xml.rels", Zipped.relations("worksheet", "r1", "../../../../../../etc/passwd"))
                .bytes();

        assertThat(refused(bytes).what()).contains("lacks etc/passwd");
    }

    @Test
    void archiveCutShort_isDamaged() throws IOException {
        byte[] whole = Zipped.sheet("<sheetData/>").bytes();
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(refused(half).kind()).isEqualTo(Kind.MALFORMED);
    }
}
