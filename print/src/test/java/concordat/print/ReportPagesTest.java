package concordat.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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

/// Reports of any length are whole, readable by everybody, and the same each time.
final class ReportPagesTest {

    private static byte[] report(int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportPages pages = new ReportPages(
                "Weaknesses",
                "Tesk Council",
                Instant.parse("2027-01-01T00:00:00Z"),
                "For those who have to know",
                50)) {
            pages.heading(1, "Weaknesses of Tesk Council");
            pages.note("As of a day");
            pages.lead("Three are open.");
            pages.heading(2, "By date");
            pages.table(List.of(
                    new ReportPages.Column("Severity", 10, 1, false),
                    new ReportPages.Column("Weakness", 60, 3, false),
                    new ReportPages.Column("Findings", 12, 1, true)));
            for (int i = 0; i < rows; i++) {
                pages.row(List.of("high", "Weakness number " + i + " of a server ".repeat(i % 9), "1,20" + i));
            }
            pages.over();
            pages.heading(3, "What the tool saw");
            pages.code("banner: \u4e2d sample\n\tindented\n\n" + "x".repeat(400), 20);
            pages.words("One.\nTwo.");
            pages.write(out, 7);
        }
        return out.toByteArray();
    }

    /// veraPDF is the judge that archives use.
    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFUA_1"})
    void the_pages_keep_the_standards_they_name(PDFAFlavour standard)
            throws IOException, ModelParsingException, EncryptedPdfException, ValidationException {
        VeraGreenfieldFoundryProvider.initialise();

        ValidationResult result;
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(report(90)), standard)) {
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
    }

    @Test
    void every_row_is_there_and_headings_stand_on_every_page() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(report(200))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            PDFTextStripper stripper = new PDFTextStripper();
            String all = stripper.getText(pdf).replaceAll("\\s+", " ");
            for (int i = 0; i < 200; i++) {
                assertThat(all).contains("Weakness number " + i + " ");
            }
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(pdf)).contains("Findings", "Page 2", "For those who have to know");
        }
    }

    @Test
    void the_same_report_is_the_same_file() throws IOException {
        assertThat(report(30)).isEqualTo(report(30));
    }

    @Test
    void nothing_told_is_an_empty_page() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportPages pages = new ReportPages("Nothing", "Tesk", Instant.parse("2027-01-01T00:00:00Z"), "foot", 5)) {
            pages.write(out, 1);
        }
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isOne();
        }
    }
}
