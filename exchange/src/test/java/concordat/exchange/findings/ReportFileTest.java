package concordat.exchange.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each reader gets what that reader needs, and whatever tools say stays text.
final class ReportFileTest {

    private static final List<ExportedFinding> OPEN = SampleFindings.many(300, true);

    private static byte[] written(FindingFormat format, Audience audience, List<ExportedFinding> findings)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingFiles.write(format, audience, SampleFindings.occasion(), SampleFindings.source(findings), out);
        return out.toByteArray();
    }

    private static String html(Audience audience, List<ExportedFinding> findings) throws IOException {
        return new String(written(FindingFormat.HTML, audience, findings), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void noReport_holdsMarkupThatAToolWrote(Audience audience) throws IOException {
        String page = html(audience, OPEN);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .doesNotContain("<script")
                .contains("Tarnside *Borough* Council");
    }

    @Test
    void theOwner_getsOnePage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(written(FindingFormat.PDF, Audience.OWNER, OPEN))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("240 weaknesses are known and open", "What would help most", "What to ask for");
        }
    }

    @Test
    void theEngineer_getsEveryHost_andWhatToolsSaw() throws IOException {
        String page = html(Audience.ENGINEER, OPEN);

        for (ExportedFinding finding : OPEN) {
            assertThat(page).contains("[" + finding.weakness() + "]");
        }
        assertThat(page).contains("banner: sample/1.0").contains("Update it.");
    }

    @Test
    void aReportLongerThanItsPages_saysWhatIsLeftOut() throws IOException {
        List<ExportedFinding> many = SampleFindings.many(20_000, true);

        try (PDDocument pdf = Loader.loadPDF(written(FindingFormat.PDF, Audience.ENGINEER, many))) {
            assertThat(pdf.getNumberOfPages()).isBetween(290, 320);
            assertThat(new PDFTextStripper().getText(pdf)).contains("no room for more");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFindingAtAll_isAReportThatSaysSo(Audience audience) throws IOException {
        assertThat(html(audience, List.of())).containsAnyOf("No open weakness", "0 weaknesses");
        assertThat(written(FindingFormat.PDF, audience, List.of())).isNotEmpty();
    }
}
