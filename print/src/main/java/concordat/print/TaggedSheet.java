package concordat.print;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;

/// One A4 page on which every text belongs to an element that says what it is, so that whoever hears the page read
/// out, or reads it in letters of another size, gets headings, paragraphs and a table and not a heap of lines.
final class TaggedSheet implements AutoCloseable {

    private final PDDocument document;
    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDPageContentStream content;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole;
    private final List<PDStructureElement> owners = new ArrayList<>();

    TaggedSheet(PDDocument document) throws IOException {
        this.document = document;
        document.addPage(page);
        content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
        whole = new PDStructureElement("Document", root);
        root.appendKid(whole);
    }

    PDStructureElement whole() {
        return whole;
    }

    /// @param type as PDF 1.7 names them, for example `P`
    PDStructureElement element(PDStructureElement parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        element.setPage(page);
        parent.appendKid(element);
        return element;
    }

    /// @param x from the left edge, in points
    /// @param y of the base line, from the lower edge
    void text(PDStructureElement owner, Typeface face, float size, Color colour, float x, float y, String text)
            throws IOException {
        int id = owners.size();
        owners.add(owner);
        COSName type = COSName.getPDFName(owner.getStructureType());
        content.beginMarkedContent(type, id);
        content.beginText();
        content.setFont(face.font(), size);
        content.setNonStrokingColor(colour);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
        content.endMarkedContent();
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, id);
        owner.appendKid(new PDMarkedContent(type, properties));
    }

    /// A filled rectangle, which says nothing: readers pass over it.
    void area(Color colour, float x, float y, float width, float height) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setNonStrokingColor(colour);
        content.addRect(x, y, width, height);
        content.fill();
        content.endMarkedContent();
    }

    /// Ends the page and gives the document its structure.
    @Override
    public void close() throws IOException {
        content.close();
        COSArray byId = new COSArray();
        owners.forEach(owner -> byId.add(owner.getCOSObject()));
        PDNumberTreeNode parents = new PDNumberTreeNode(PDParentTreeValue.class);
        parents.setNumbers(Map.of(0, new PDParentTreeValue(byId)));
        root.setParentTree(parents);
        root.setParentTreeNextKey(1);
        page.setStructParents(0);
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
