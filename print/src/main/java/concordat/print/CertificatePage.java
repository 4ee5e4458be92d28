package concordat.print;

import concordat.ledger.HeadSigner;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.SealedPage;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// A certificate as one page of A4: to be read, kept and handed on, with the signed file attached and the whole
/// sealed. The same certificate gives the same bytes. Thread-safe.
public final class CertificatePage {

    /// What the signed file is called within the PDF.
    public static final String ATTACHMENT = "certificate.json";

    private CertificatePage() {}

    /// @param signer holds the network's key, with which the page is sealed
    /// @return a PDF that `concordat certificate verify` takes as it takes the file itself
    public static byte[] of(CertificateFile file, HeadSigner signer) {
        byte[] json = file.bytes();
        try (PDDocument document = new PDDocument()) {
            Wording words = new Wording(file);
            String digest = CertificateFile.digest(json);
            new CertificateLayout(document, words).draw(digest);
            describe(document, file.certified(), words);
            attach(document, file.certified(), json);
            // Without this the file's id would be of the moment, and no two pages alike.
            document.setDocumentId(HexFormat.fromHexDigitsToLong(digest, 0, 16));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return SealedPage.seal(out.toByteArray(), json, signer);
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory cannot be written", e);
        }
    }

    private static void describe(PDDocument document, Certified says, Wording words) throws IOException {
        document.setVersion(1.7f);
        PDDocumentCatalog catalogue = document.getDocumentCatalog();
        catalogue.setLanguage("en-GB");
        PDViewerPreferences view = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        view.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(view);
        PDMetadata metadata = new PDMetadata(
                document,
                new ByteArrayInputStream(Xmp.packet(
                        words.title() + " " + says.certificate() + ", " + says.bodyName(),
                        says.networkName(),
                        says.writtenAt())));
        catalogue.setMetadata(metadata);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent colours = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        catalogue.addOutputIntent(colours);
    }

    /// Not compressed, so that it stands in the PDF as it is and needs no PDF reader to be found.
    private static void attach(PDDocument document, Certified says, byte[] json) throws IOException {
        PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(json));
        embedded.setSubtype("application/json");
        embedded.setSize(json.length);
        embedded.setCreationDate(calendar(says.writtenAt()));
        embedded.setModDate(calendar(says.writtenAt()));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(ATTACHMENT);
        specification.setFileUnicode(ATTACHMENT);
        specification.setFileDescription("The certificate itself, signed by the network");
        specification.setEmbeddedFile(embedded);
        specification.setEmbeddedFileUnicode(embedded);
        specification.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Data");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        PDEmbeddedFilesNameTreeNode leaf = new PDEmbeddedFilesNameTreeNode();
        leaf.setNames(Map.of(ATTACHMENT, specification));
        files.setKids(List.of(leaf));
        PDDocumentCatalog catalogue = document.getDocumentCatalog();
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalogue);
        names.setEmbeddedFiles(files);
        catalogue.setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification.getCOSObject());
        catalogue.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static Calendar calendar(Instant at) {
        return GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    }
}
