package concordat.print;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.ledger.certificate.CertificateCheck;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.CertificateVerdict;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.Form;
import concordat.ledger.certificate.Certified.State;
import concordat.ledger.certificate.Difference;
import concordat.ledger.certificate.SealedPage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

final class CertificatePageTest {

    private static final Instant WRITTEN = Instant.parse("2026-06-01T12:00:00Z");

    private final SampleCertificate network = new SampleCertificate();
    private final CertificateFile file = network.of("Tesk-stead Council", Form.FULL, State.IN_FORCE, WRITTEN);

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void the_page_says_in_plain_words_what_is_certified_and_how_to_check_it() throws IOException {
        String text = text(CertificatePage.of(file, network));

        assertThat(text)
                .contains(
                        "The Tesk Public Services Network",
                        "Certificate of connection",
                        "certifies that Tesk-stead Council, in the environment named below, keeps the network's code of"
                                + " connection.",
                        "Certificate ct-7f3a90c2",
                        "Body Tesk-stead Council (tesk-stead)",
                        "Environment Civic centre and depots (tesk-main)",
                        "Code Model Code of Connection 2026 (model-2026)",
                        "Form Full",
                        "Counts from 1 March 2026, 00:00 UTC",
                        "Counts until 1 March 2027, 00:00 UTC",
                        "State In force when this page was written, 1 June 2026, 12:00 UTC",
                        "concordat certificate verify FILE.pdf --key network-ledger.pub.pem",
                        network.keyId(),
                        CertificateFile.digest(file.bytes()));
    }

    @Test
    void a_conditional_certificate_says_so_and_one_that_does_not_count_says_that_first() throws IOException {
        String conditional =
                text(CertificatePage.of(network.of("Tesk", Form.CONDITIONAL, State.IN_FORCE, WRITTEN), network));
        String expired = text(
                CertificatePage.of(network.of("Tesk", Form.FULL, State.EXPIRED, SampleCertificate.UNTIL), network));

        assertThat(conditional)
                .contains("Conditional certificate of connection", "a plan with dates is agreed for what remains");
        assertThat(expired.indexOf("Expired. This certificate counted until 1 March 2027"))
                .isPositive()
                .isLessThan(expired.indexOf("certified that Tesk, in the environment named below, kept"));
    }

    @Test
    void the_signed_file_is_attached_as_it_is_and_the_page_verifies_like_it() throws IOException {
        byte[] pdf = CertificatePage.of(file, network);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDComplexFileSpecification attached = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getKids()
                    .getFirst()
                    .getNames()
                    .get(CertificatePage.ATTACHMENT);
            assertThat(Objects.requireNonNull(attached).getEmbeddedFile().toByteArray())
                    .isEqualTo(file.bytes());
        }
        assertThat(CertificateCheck.verify(pdf, network.trusted(), Optional.of("tesk")))
                .isEqualTo(new CertificateVerdict.Genuine(file, CertificateFile.digest(file.bytes())));
    }

    @Test
    void a_page_that_some_program_saved_anew_is_refused() throws IOException {
        Path altered = Files.createTempFile("altered-", ".pdf");
        try (PDDocument document = Loader.loadPDF(CertificatePage.of(file, network))) {
            document.save(altered.toFile());
        }

        CertificateVerdict verdict =
                CertificateCheck.verify(Files.readAllBytes(altered), network.trusted(), Optional.empty());

        Files.delete(altered);
        assertThat(verdict)
                .isInstanceOfSatisfying(CertificateVerdict.Refused.class, refused -> assertThat(refused.differences())
                        .extracting(Difference::what)
                        .containsExactly(Difference.What.PAGE));
    }

    @Test
    void the_same_certificate_gives_the_same_bytes() {
        assertThat(CertificatePage.of(file, network)).isEqualTo(CertificatePage.of(file, network));
    }

    @Test
    void a_name_of_any_length_and_in_any_letters_stays_on_the_page() throws IOException {
        for (String name : List.of(
                "Cyngor Dosbarth T\u0175r-y-M\u00f4r a'r Cylch",
                "\u041e\u0431\u043b\u0430\u0441\u0442\u044c \u0395\u03bb\u03bb\u03ac\u03c2",
                "Body of " + "very ".repeat(500) + "long name",
                "x".repeat(5_000),
                "line\nbreak\tand\u0007bell \ud83d\ude80 \u202egnol",
                "<b>&amp;</b> (\\) %EOF startxref")) {
            byte[] pdf = CertificatePage.of(network.of(name, Form.CONDITIONAL, State.IN_FORCE, WRITTEN), network);

            assertThat(CertificateCheck.verify(pdf, network.trusted(), Optional.empty()))
                    .isInstanceOf(CertificateVerdict.Genuine.class);
            assertThat(text(pdf)).contains("A certificate lists no gaps.", "Conditional certificate");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
            }
        }
        assertThat(text(CertificatePage.of(
                        network.of("Cyngor T\u0175r-y-M\u00f4r", Form.FULL, State.IN_FORCE, WRITTEN), network)))
                .contains("Cyngor T\u0175r-y-M\u00f4r");
    }

    @Test
    void every_typeface_is_embedded_and_every_text_has_a_place_in_the_structure() throws IOException {
        try (PDDocument document = Loader.loadPDF(CertificatePage.of(file, network))) {
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            PDStructureElement whole = (PDStructureElement) document.getDocumentCatalog()
                    .getStructureTreeRoot()
                    .getKids()
                    .getFirst();
            assertThat(whole.getKids())
                    .map(kid -> ((PDStructureElement) kid).getStructureType())
                    .startsWith("P", "H1", "P", "Table", "H2");
        }
    }

    /// veraPDF is the judge that archives use.
    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFUA_1"})
    void the_page_keeps_the_standards_it_names(PDFAFlavour standard)
            throws IOException, ModelParsingException, EncryptedPdfException, ValidationException {
        VeraGreenfieldFoundryProvider.initialise();
        byte[] pdf = CertificatePage.of(file, network);

        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard)) {
            result =
                    Foundries.defaultInstance().createValidator(standard, false).validate(parser);
        }

        TreeSet<String> failed = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                failed.add(assertion.getRuleId().getClause() + "-"
                        + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
            }
        }
        assertThat(failed).isEmpty();
        assertThat(result.isCompliant()).isTrue();
        assertThat(result.getTotalAssertions()).as("what was looked at").isGreaterThan(100);
    }

    /// For whoever changes the layout to look at: `target/certificate-*.png`.
    @Test
    void nothing_is_drawn_beyond_the_margins() throws IOException {
        for (State state : List.of(State.IN_FORCE, State.EXPIRED)) {
            CertificateFile shown = network.of(
                    "Tesk-stead and Orrinmoor Joint Committee for Fire, Rescue and Civil Protection",
                    state == State.IN_FORCE ? Form.FULL : Form.CONDITIONAL,
                    state,
                    state == State.IN_FORCE ? WRITTEN : SampleCertificate.UNTIL);
            byte[] pdf = CertificatePage.of(shown, network);
            Files.write(Path.of("target", "certificate-" + state + ".pdf"), pdf);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 110);
                ImageIO.write(image, "png", new File("target/certificate-" + state + ".png"));
                int margin = Math.round(55 * 110 / 72f);
                assertThat(inkIn(image, 0, 60, margin, image.getHeight() - 60)).isZero();
                assertThat(inkIn(image, image.getWidth() - margin, 60, margin, image.getHeight() - 60))
                        .isZero();
                assertThat(inkIn(image, 0, image.getHeight() - 45, image.getWidth(), 45))
                        .isZero();
            }
            assertThat(SealedPage.looksLikeOne(pdf)).isTrue();
        }
    }

    @Test
    void however_much_there_is_to_say_the_foot_stays_free() throws IOException {
        String much = "very ".repeat(100);
        CertificateFile shown = network.saying(new Certified(
                "tesk",
                much,
                "ct-" + "7".repeat(60),
                "b".repeat(60),
                much,
                "e".repeat(60),
                much,
                "model-" + "2".repeat(50),
                much,
                Form.CONDITIONAL,
                SampleCertificate.FROM,
                SampleCertificate.UNTIL,
                12_345,
                State.WITHDRAWN,
                WRITTEN));

        try (PDDocument document = Loader.loadPDF(CertificatePage.of(shown, network))) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 72);
            ImageIO.write(image, "png", new File("target/certificate-much.png"));
            assertThat(inkIn(image, 0, image.getHeight() - 76, image.getWidth(), 16))
                    .isZero();
        }
    }

    private static long inkIn(BufferedImage image, int left, int top, int width, int height) {
        long ink = 0;
        for (int y = top; y < Math.min(image.getHeight(), top + height); y++) {
            for (int x = left; x < left + width; x++) {
                ink += (image.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
            }
        }
        return ink;
    }
}
