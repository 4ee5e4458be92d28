package concordat.print;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/// Where on the page what stands: top to bottom, in the order in which it is read out.
final class CertificateLayout {

    private static final float LEFT = 62;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 66;
    private static final float LABEL = 104;
    private static final Color INK = new Color(0x1d, 0x24, 0x2b);
    private static final Color QUIET = new Color(0x50, 0x5a, 0x63);
    private static final Color LINE = new Color(0xcf, 0xd4, 0xd9);
    private static final Color ACCENT = new Color(0x1f, 0x3a, 0x5f);
    private static final Color ALARM = new Color(0x9c, 0x1c, 0x1c);
    private static final Color PANEL = new Color(0xf2, 0xf4, 0xf6);

    private final PDDocument document;
    private final Wording words;
    private final Typeface plain;
    private final Typeface bold;
    private final Typeface mono;
    private float y = TOP;

    CertificateLayout(PDDocument document, Wording words) throws IOException {
        this.document = document;
        this.words = words;
        plain = Typeface.load(document, "LiberationSans-Regular");
        bold = Typeface.load(document, "LiberationSans-Bold");
        mono = Typeface.load(document, "LiberationMono-Regular");
    }

    /// @param digest of the attached file
    void draw(String digest) throws IOException {
        try (TaggedSheet sheet = new TaggedSheet(document)) {
            heading(sheet);
            paragraph(sheet, "P", plain, 13.5f, INK, words.statement(), 5);
            y -= 14;
            table(sheet);
            y -= 26;
            checking(sheet, digest);
            foot(sheet);
        }
    }

    private void heading(TaggedSheet sheet) throws IOException {
        sheet.area(ACCENT, 0, PDRectangle.A4.getHeight() - 14, PDRectangle.A4.getWidth(), 14);
        paragraph(sheet, "P", bold, 11, QUIET, words.file().certified().networkName(), 1);
        y -= 18;
        paragraph(sheet, "H1", bold, 25, ACCENT, words.title(), 1);
        y -= 10;
        if (!words.warning().isEmpty()) {
            paragraph(sheet, "P", bold, 14, ALARM, words.warning(), 1);
            y -= 8;
        }
    }

    private void table(TaggedSheet sheet) throws IOException {
        PDStructureElement table = sheet.element(sheet.whole(), "Table");
        for (Wording.Row row : words.rows()) {
            sheet.area(LINE, LEFT, y, WIDTH, 0.6f);
            y -= 17;
            PDStructureElement tr = sheet.element(table, "TR");
            PDStructureElement th = sheet.element(tr, "TH");
            PDTableAttributeObject scope = new PDTableAttributeObject();
            scope.setScope(PDTableAttributeObject.SCOPE_ROW);
            th.addAttribute(scope);
            sheet.text(th, plain, 10.5f, QUIET, LEFT, y, row.label());
            PDStructureElement td = sheet.element(tr, "TD");
            List<String> lines = plain.lines(plain.printable(row.value()), 10.5f, WIDTH - LABEL, row.lines());
            for (int i = 0; i < lines.size(); i++) {
                y -= i == 0 ? 0 : 14;
                sheet.text(td, plain, 10.5f, INK, LEFT + LABEL, y, lines.get(i));
            }
            y -= 8;
        }
        sheet.area(LINE, LEFT, y, WIDTH, 0.6f);
    }

    private void checking(TaggedSheet sheet, String digest) throws IOException {
        paragraph(sheet, "H2", bold, 13, ACCENT, "How to check this certificate", 1);
        y -= 2;
        paragraph(sheet, "P", plain, 10, INK, words.howToCheck(), 4);
        y -= 4;
        sheet.area(PANEL, LEFT, y - 17, WIDTH, 25);
        y -= 8;
        PDStructureElement code = sheet.element(sheet.element(sheet.whole(), "P"), "Code");
        sheet.text(code, mono, 9.5f, INK, LEFT + 10, y, words.command());
        y -= 27;
        paragraph(sheet, "P", plain, 10, INK, words.whatThatSays(), 3);
        y -= 4;
        for (Wording.Row mark : words.marks(digest)) {
            PDStructureElement p = sheet.element(sheet.whole(), "P");
            sheet.text(p, plain, 9, QUIET, LEFT, y, mark.label());
            y -= 12;
            sheet.text(p, mono, 9, INK, LEFT, y, mark.value());
            y -= 16;
        }
    }

    private void foot(TaggedSheet sheet) throws IOException {
        sheet.area(LINE, LEFT, 58, WIDTH, 0.6f);
        PDStructureElement p = sheet.element(sheet.whole(), "P");
        sheet.text(p, plain, 8.5f, QUIET, LEFT, 44, words.foot());
    }

    private void paragraph(
            TaggedSheet sheet, String type, Typeface face, float size, Color colour, String text, int most)
            throws IOException {
        PDStructureElement element = sheet.element(sheet.whole(), type);
        for (String line : face.lines(face.printable(text), size, WIDTH, most)) {
            sheet.text(element, face, size, colour, LEFT, y, line);
            y -= Math.round(size * 1.4f);
        }
    }
}
