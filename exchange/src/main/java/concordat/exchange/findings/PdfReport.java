package concordat.exchange.findings;

import concordat.print.ReportPages;
import java.io.IOException;
import java.util.List;

/// A report as pages to print.
final class PdfReport implements Report {

    private static final int MOST_CODE = 24;

    private final ReportPages pages;

    PdfReport(ReportPages pages) {
        this.pages = pages;
    }

    @Override
    public void heading(int level, String text) throws IOException {
        pages.heading(level, text);
    }

    @Override
    public void lead(String text) throws IOException {
        pages.lead(text);
    }

    @Override
    public void words(String text) throws IOException {
        pages.words(text);
    }

    @Override
    public void note(String text) throws IOException {
        pages.note(text);
    }

    @Override
    public void code(String text) throws IOException {
        pages.code(text, MOST_CODE);
    }

    @Override
    public void table(List<Col> columns) throws IOException {
        pages.table(columns.stream()
                .map(c -> new ReportPages.Column(c.heading(), c.weight(), c.lines(), c.kind() == Kind.FIGURE))
                .toList());
    }

    @Override
    public void row(List<String> cells) throws IOException {
        pages.row(cells);
    }

    @Override
    public void over() {
        pages.over();
    }

    @Override
    public boolean full() {
        return pages.full();
    }
}
