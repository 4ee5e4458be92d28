package concordat.exchange.findings;

import concordat.print.ReportPages;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A report for one reader, for a browser or to print.
final class ReportFile {

    private static final int MOST_PAGES = 300;

    private ReportFile() {}

    static void html(Audience audience, Occasion occasion, FindingSource findings, OutputStream out)
            throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        HtmlReport report = new HtmlReport(text, title(occasion));
        tell(audience, occasion, findings, report);
        report.end();
    }

    static void pdf(Audience audience, Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        String foot = occasion.bodyName() + ", " + Occasion.moment(occasion.at())
                + ". Weaknesses of the body: for those alone who have to know them.";
        try (ReportPages pages =
                new ReportPages(title(occasion), occasion.bodyName(), occasion.at(), foot, MOST_PAGES)) {
            tell(audience, occasion, findings, new PdfReport(pages));
            pages.write(
                    out,
                    UUID.fromString(Ids.document(occasion, audience.word())).getMostSignificantBits());
        }
    }

    static String title(Occasion occasion) {
        return "Weaknesses of " + occasion.bodyName();
    }

    private static void tell(Audience audience, Occasion occasion, FindingSource findings, Report report)
            throws IOException {
        Overview overview = new Overview(occasion.at());
        findings.each(overview);
        switch (audience) {
            case OWNER -> new OwnerReport(occasion, overview, report).tell();
            case SECURITY_OFFICER -> new OfficerReport(occasion, overview, report).tell();
            case ENGINEER -> new EngineerReport(occasion, overview, report).tell(findings);
        }
    }
}
