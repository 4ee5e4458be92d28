package concordat.exchange.findings;

import concordat.intake.csv.Neutral;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook (XLSX) whose rows go out as they come. Texts are string cells, and such as nobody could mistake for a
/// formula. The same rows are the same bytes.
final class Book {

    /*
     * Written by hand, for what goes out has to be read as a stream too: archives written by the library for workbooks
     * state sizes in a way that readers of streams refuse. Sheets come first, so that it need not be known how many
     * there will be; the workbook, which names them, comes last.
     */

    /// The format's own limit.
    private static final int MOST_ROWS = 1_048_576;

    private static final int LONGEST = 32_767;
    private static final int HEADING = 1;
    private static final int MOMENT = 2;
    private static final int DAY = 3;
    private static final LocalDateTime PACKED = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final Writer xml;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> headingRows = new ArrayList<>();
    private String called = "";
    private List<String> headings = List.of();
    private int[] widths = {};
    private int row;
    private int part;

    Book(OutputStream out) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        xml = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        entry("[Content_Types].xml");
        xml.write(XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"" + TYPE + "worksheet+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/></Types>");
        entry("_rels/.rels");
        xml.write(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        entry("xl/styles.xml");
        xml.write(XML + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
                + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill>"
                + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDE3EA\"/></patternFill></fill></fills>"
                + "<borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\""
                + " applyAlignment=\"1\"><alignment vertical=\"bottom\" wrapText=\"1\"/></xf>"
                + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                + "</cellXfs></styleSheet>");
    }

    private void entry(String name) throws IOException {
        xml.flush();
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(PACKED);
        zip.putNextEntry(entry);
    }

    /// Begins a sheet with a row of headings, below some rows of its own.
    void sheet(String name, List<String> columns, int[] wide, List<List<String>> above) throws IOException {
        finish();
        called = name;
        headings = List.copyOf(columns);
        widths = wide.clone();
        part = 1;
        begin(name, above);
    }

    private void begin(String name, List<List<String>> above) throws IOException {
        names.add(name);
        int first = above.size() + 1;
        headingRows.add(first);
        entry("xl/worksheets/sheet" + names.size() + ".xml");
        xml.write(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"" + first + "\" topLeftCell=\"A"
                + (first + 1) + "\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (int i = 0; i < widths.length; i++) {
            xml.write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + widths[i]
                    + "\" customWidth=\"1\"/>");
        }
        xml.write("</cols><sheetData>");
        row = 0;
        for (List<String> words : above) {
            texts(words, 0);
        }
        texts(headings, HEADING);
    }

    private void texts(List<String> words, int style) throws IOException {
        row++;
        xml.write("<row r=\"" + row + "\">");
        for (int column = 0; column < words.size(); column++) {
            text(column, style, words.get(column));
        }
        xml.write("</row>");
    }

    /// Writes a row: texts, numbers, instants (in UTC) and days. A full sheet is followed by another.
    void row(List<Optional<Object>> cells) throws IOException {
        if (row == MOST_ROWS) {
            finish();
            part++;
            begin(called + " " + part, List.of());
        }
        row++;
        xml.write("<row r=\"" + row + "\">");
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column).orElse("")) {
                case BigDecimal number -> value(column, 0, number.toPlainString());
                case Number number -> value(column, 0, number.toString());
                case Instant at -> value(column, MOMENT, serial(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
                case LocalDate day -> value(column, DAY, serial(day.atStartOfDay()));
                case Object other -> text(column, 0, String.valueOf(other));
            }
        }
        xml.write("</row>");
    }

    /// Days since the last but one of 1899, as spreadsheets count.
    private static String serial(LocalDateTime at) {
        BigDecimal seconds = BigDecimal.valueOf(at.toLocalTime().toSecondOfDay());
        return BigDecimal.valueOf(at.toLocalDate().toEpochDay() - FIRST_DAY.toEpochDay())
                .add(seconds.divide(SECONDS_OF_DAY, 9, RoundingMode.HALF_UP))
                .toPlainString();
    }

    private String place(int column, int style) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return "r=\"" + letters + row + "\"" + (style == 0 ? "" : " s=\"" + style + "\"");
    }

    private void value(int column, int style, String number) throws IOException {
        xml.write("<c " + place(column, style) + "><v>" + number + "</v></c>");
    }

    private void text(int column, int style, String text) throws IOException {
        if (!text.isEmpty()) {
            xml.write("<c " + place(column, style) + " t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    + escaped(Texts.cut(Neutral.of(Texts.whole(text)), LONGEST)) + "</t></is></c>");
        }
    }

    private static String escaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll("_x005F_")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    private void finish() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        int first = headingRows.getLast();
        xml.write("</sheetData>");
        if (row > first) {
            xml.write("<autoFilter ref=\"" + range(first, row) + "\"/>");
        }
        xml.write(
                "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>");
    }

    private String range(int from, int to) {
        return "A" + from + ":" + concordat.intake.sheet.Cell.letters(headings.size()) + to;
    }

    /// Ends the workbook. One that is not ended does not open: its archive has no list of what is in it.
    void end() throws IOException {
        finish();
        entry("xl/workbook.xml");
        xml.write(XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        for (int i = 0; i < names.size(); i++) {
            xml.write("<sheet name=\"" + escaped(names.get(i)) + "\" sheetId=\"" + (i + 1) + "\" r:id=\"rId" + (i + 1)
                    + "\"/>");
        }
        xml.write("</sheets><definedNames>");
        for (int i = 0; i < names.size(); i++) {
            int at = headingRows.get(i);
            xml.write("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"" + i + "\">'" + escaped(names.get(i))
                    + "'!$" + at + ":$" + at + "</definedName>");
        }
        xml.write("</definedNames></workbook>");
        entry("xl/_rels/workbook.xml.rels");
        xml.write(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 1; i <= names.size(); i++) {
            xml.write("<Relationship Id=\"rId" + i + "\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet"
                    + i + ".xml\"/>");
        }
        xml.write("<Relationship Id=\"rId" + (names.size() + 1) + "\" Type=\"" + OFFICE
                + "/styles\" Target=\"styles.xml\"/></Relationships>");
        xml.flush();
        zip.finish();
    }
}
