package concordat.print;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// A report as pages of A4, laid out from top to bottom as it is told: headings, paragraphs, tables whose headings
/// stand on every page, and what a tool printed. Everybody can have it read out (PDF/UA), and it keeps (PDF/A). The
/// document stands in memory until it is written; ask [#full] before telling more. Not for use by two threads.
public final class ReportPages implements AutoCloseable {

    private static final float LEFT = 48;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 52;
    private static final float BOTTOM = 58;
    private static final float GAP = 6;
    private static final float SMALL = 8.5f;
    private static final float LEADING = 11;
    private static final Color INK = new Color(0x1d, 0x24, 0x2b);
    private static final Color QUIET = new Color(0x50, 0x5a, 0x63);
    private static final Color LINE = new Color(0xcf, 0xd4, 0xd9);
    private static final Color ACCENT = new Color(0x1f, 0x3a, 0x5f);
    private static final Color PANEL = new Color(0xf2, 0xf4, 0xf6);

    private final PDDocument document = new PDDocument();
    private final TaggedPages pages;
    private final Typeface plain;
    private final Typeface bold;
    private final Typeface mono;
    private final String title;
    private final String author;
    private final Instant at;
    private final String foot;
    private final int most;
    private float y = BOTTOM; // so that the first thing begins a page
    private List<Column> columns = List.of();
    private float[] edges = {};
    private PDStructureElement table;

    /// A column of a table.
    ///
    /// @param weight of the page's width, beside the other columns' weights
    /// @param lines how many a cell may take; what is longer ends with an ellipsis
    /// @param right whether it holds figures, which stand to the right
    public record Column(String heading, int weight, int lines, boolean right) {
        public Column {
            if (weight < 1 || lines < 1) {
                throw new IllegalArgumentException("column " + heading + " of weight " + weight + ", lines " + lines);
            }
        }
    }

    /// @param author whose it is
    /// @param foot stands at the foot of every page
    /// @param most how many pages at most
    public ReportPages(String title, String author, Instant at, String foot, int most) throws IOException {
        this.title = title;
        this.author = author;
        this.at = at;
        this.foot = foot;
        this.most = most;
        pages = new TaggedPages(document);
        table = pages.whole();
        plain = Typeface.load(document, "LiberationSans-Regular");
        bold = Typeface.load(document, "LiberationSans-Bold");
        mono = Typeface.load(document, "LiberationMono-Regular");
    }

    /// Whether there is room for little more; whoever goes on all the same gets more pages.
    public boolean full() {
        return pages.count() >= most;
    }

    /// @param level from 1, one deeper at most than the heading before
    public void heading(int level, String text) throws IOException {
        float size = level == 1 ? 20 : level == 2 ? 13.5f : 10.5f;
        y -= level == 1 ? 0 : level == 2 ? 16 : 10;
        room(size * 1.4f + (level == 2 ? 110 : 46)); // never alone at the foot of a page, nor with a heading below it
        if (level == 1) {
            pages.area(ACCENT, 0, PDRectangle.A4.getHeight() - 10, PDRectangle.A4.getWidth(), 10);
        }
        PDStructureElement element = pages.element(pages.whole(), "H" + level);
        for (String line : bold.lines(bold.printable(text), size, WIDTH, 3)) {
            y -= size * 1.25f;
            pages.text(element, bold, size, level == 3 ? INK : ACCENT, LEFT, y, line);
        }
        y -= level == 1 ? 8 : 5;
    }

    /// A paragraph.
    public void words(String text) throws IOException {
        paragraph(text, 10, 14, INK);
        y -= 4;
    }

    /// A paragraph in larger letters, for what matters most.
    public void lead(String text) throws IOException {
        paragraph(text, 13, 18.5f, INK);
        y -= 6;
    }

    /// A paragraph in smaller, quieter letters.
    public void note(String text) throws IOException {
        paragraph(text, SMALL + 0.5f, 12, QUIET);
        y -= 3;
    }

    private void paragraph(String text, float size, float leading, Color colour) throws IOException {
        room(leading * 2);
        PDStructureElement element = pages.element(pages.whole(), "P");
        for (String part : text.split("\n", -1)) {
            String printable = plain.printable(part);
            if (printable.isEmpty()) {
                continue;
            }
            for (String line : plain.lines(printable, size, WIDTH, Integer.MAX_VALUE)) {
                room(leading);
                y -= leading;
                pages.text(element, plain, size, colour, LEFT, y, line);
            }
        }
    }

    /// What a tool printed, in letters of one width, line by line.
    ///
    /// @param lines how many are shown at most; it says when there are more
    public void code(String text, int lines) throws IOException {
        PDStructureElement element = pages.element(pages.element(pages.whole(), "P"), "Code");
        List<String> shown = new ArrayList<>();
        for (String line : text.replace("\t", "    ").lines().toList()) {
            String printable = mono.printable(line);
            if (!printable.isEmpty()) {
                shown.addAll(mono.lines(printable, 7.5f, WIDTH - 24, 6));
            }
        }
        boolean cut = shown.size() > lines;
        for (String line : cut ? shown.subList(0, lines) : shown) {
            room(9.6f);
            pages.area(PANEL, LEFT + 8, y - 12, WIDTH - 8, 9.8f);
            y -= 9.6f;
            pages.text(element, mono, 7.5f, INK, LEFT + 14, y, line);
        }
        if (cut) {
            room(12);
            y -= 11;
            pages.text(element, plain, 8, QUIET, LEFT + 14, y, "and " + (shown.size() - lines) + " more lines");
        }
        y -= 8;
    }

    /// Begins a table.
    public void table(List<Column> of) throws IOException {
        columns = List.copyOf(of);
        int whole = columns.stream().mapToInt(Column::weight).sum();
        edges = new float[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            edges[i + 1] = edges[i] + WIDTH * columns.get(i).weight() / whole;
        }
        room(60);
        table = pages.element(pages.whole(), "Table");
        PDStructureElement tr = pages.element(table, "TR");
        headings(tr);
    }

    /// @param tr null where the headings are said again on a further page, for sight alone
    private void headings(@org.jspecify.annotations.Nullable PDStructureElement tr) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < columns.size(); i++) {
            List<String> cell =
                    bold.lines(bold.printable(columns.get(i).heading()), SMALL, edges[i + 1] - edges[i] - GAP, 3);
            cells.add(cell);
            lines = Math.max(lines, cell.size());
        }
        float height = lines * LEADING + 7;
        pages.area(PANEL, LEFT, y - height, WIDTH, height);
        for (int i = 0; i < columns.size(); i++) {
            float at = y;
            PDStructureElement th = tr == null ? null : heading(tr);
            for (String line : cells.get(i)) {
                at -= LEADING;
                float x = x(i, bold, line);
                if (th == null) {
                    pages.artifact(bold, SMALL, INK, x, at - 1, line);
                } else {
                    pages.text(th, bold, SMALL, INK, x, at - 1, line);
                }
            }
        }
        y -= height;
    }

    private PDStructureElement heading(PDStructureElement tr) {
        PDStructureElement th = pages.element(tr, "TH");
        PDTableAttributeObject scope = new PDTableAttributeObject();
        scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
        th.addAttribute(scope);
        return th;
    }

    private float x(int column, Typeface face, String line) throws IOException {
        return columns.get(column).right()
                ? LEFT + edges[column + 1] - GAP - face.width(line, SMALL)
                : LEFT + edges[column] + GAP / 2;
    }

    /// A row of the table; it stands on one page.
    ///
    /// @param cells as many as there are columns
    public void row(List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < columns.size(); i++) {
            List<String> cell = plain.lines(
                    plain.printable(cells.get(i)),
                    SMALL,
                    edges[i + 1] - edges[i] - GAP,
                    columns.get(i).lines());
            wrapped.add(cell);
            lines = Math.max(lines, cell.size());
        }
        float height = lines * LEADING + 6;
        if (y - height < BOTTOM) {
            begin();
            headings(null);
        }
        PDStructureElement tr = pages.element(table, "TR");
        for (int i = 0; i < columns.size(); i++) {
            PDStructureElement td = pages.element(tr, "TD");
            float line = y;
            for (String text : wrapped.get(i)) {
                line -= LEADING;
                if (!text.isEmpty()) {
                    pages.text(td, plain, SMALL, INK, x(i, plain, text), line, text);
                }
            }
        }
        y -= height;
        pages.area(LINE, LEFT, y, WIDTH, 0.5f);
    }

    /// Ends the table.
    public void over() {
        columns = List.of();
        y -= 8;
    }

    private void room(float height) throws IOException {
        if (y - height < BOTTOM) {
            begin();
        }
    }

    private void begin() throws IOException {
        pages.begin();
        y = TOP;
        pages.area(LINE, LEFT, 44, WIDTH, 0.5f);
        String line = plain.lines(plain.printable(foot), 7.5f, WIDTH - 60, 1).getFirst();
        pages.artifact(plain, 7.5f, QUIET, LEFT, 32, line);
        String number = "Page " + pages.count();
        pages.artifact(plain, 7.5f, QUIET, PDRectangle.A4.getWidth() - LEFT - plain.width(number, 7.5f), 32, number);
    }

    /// Ends the report and writes it.
    ///
    /// @param id the same report gives the same bytes when this is the same
    public void write(OutputStream out, long id) throws IOException {
        if (pages.count() == 0) {
            begin();
        }
        pages.end();
        document.setVersion(1.7f);
        PDDocumentCatalog catalogue = document.getDocumentCatalog();
        catalogue.setLanguage("en-GB");
        PDViewerPreferences view = new PDViewerPreferences(new COSDictionary());
        view.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(view);
        catalogue.setMetadata(new PDMetadata(document, new ByteArrayInputStream(Xmp.packet(title, author, at))));
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent colours = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        catalogue.addOutputIntent(colours);
        document.setDocumentId(id);
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        pages.abandon();
        document.close();
    }
}
