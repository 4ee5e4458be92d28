package concordat.print;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/// Pages of A4, one after the other, on which every text belongs to an element that says what it is. An element may go
/// on over pages.
final class TaggedPages {

    private final PDDocument document;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
    private final List<PDStructureElement> owners = new ArrayList<>();
    private @Nullable PDPage page;
    private @Nullable PDPageContentStream content;
    private int count;

    TaggedPages(PDDocument document) {
        this.document = document;
        root.appendKid(whole);
    }

    PDStructureElement whole() {
        return whole;
    }

    /// How many pages there are.
    int count() {
        return count;
    }

    /// Begins a page.
    void begin() throws IOException {
        finish();
        PDPage fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        page = fresh;
        content = new PDPageContentStream(document, fresh, AppendMode.OVERWRITE, true);
        fresh.setStructParents(count);
        fresh.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        count++;
    }

    private PDPageContentStream open() {
        PDPageContentStream to = content;
        if (to == null) {
            throw new IllegalStateException("no page was begun");
        }
        return to;
    }

    /// @param type as PDF 1.7 names them, for example `P`
    PDStructureElement element(PDStructureElement parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /// @param x from the left edge, in points
    /// @param y of the base line, from the lower edge
    void text(PDStructureElement owner, Typeface face, float size, Color colour, float x, float y, String text)
            throws IOException {
        int id = owners.size();
        owners.add(owner);
        PDPageContentStream to = open();
        to.beginMarkedContent(COSName.getPDFName(owner.getStructureType()), id);
        show(to, face, size, colour, x, y, text);
        to.endMarkedContent();
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(id);
        owner.appendKid(reference);
    }

    /// A text for sight alone: readers pass over it.
    void artifact(Typeface face, float size, Color colour, float x, float y, String text) throws IOException {
        PDPageContentStream to = open();
        to.beginMarkedContent(COSName.ARTIFACT);
        show(to, face, size, colour, x, y, text);
        to.endMarkedContent();
    }

    private static void show(
            PDPageContentStream to, Typeface face, float size, Color colour, float x, float y, String text)
            throws IOException {
        to.beginText();
        to.setFont(face.font(), size);
        to.setNonStrokingColor(colour);
        to.newLineAtOffset(x, y);
        to.showText(text);
        to.endText();
    }

    /// A filled rectangle, which says nothing: readers pass over it.
    void area(Color colour, float x, float y, float width, float height) throws IOException {
        PDPageContentStream to = open();
        to.beginMarkedContent(COSName.ARTIFACT);
        to.setNonStrokingColor(colour);
        to.addRect(x, y, width, height);
        to.fill();
        to.endMarkedContent();
    }

    private void finish() throws IOException {
        PDPageContentStream done = content;
        if (done != null) {
            done.close();
            COSArray byId = new COSArray();
            owners.forEach(owner -> byId.add(owner.getCOSObject()));
            parents.put(count - 1, new PDParentTreeValue(byId));
            owners.clear();
            content = null;
        }
    }

    /// Ends the last page and gives the document its structure.
    void end() throws IOException {
        finish();
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(count);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }

    /// Lets go of a page that will never be ended.
    void abandon() throws IOException {
        finish();
    }
}
