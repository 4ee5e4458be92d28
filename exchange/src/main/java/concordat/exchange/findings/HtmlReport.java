package concordat.exchange.findings;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// A report as one page for a browser, which needs nothing else and prints well. Whatever tools say is text and never
/// markup.
final class HtmlReport implements Report {

    private static final int MOST_CODE = 8_000;
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            """;
    private static final String STYLE = """
            <style>
            :root { color-scheme: light; --ink: #1d242b; --quiet: #505a63; --line: #cfd4d9; --accent: #1f3a5f;
              --panel: #f2f4f6; }
            body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 3rem; color: var(--ink); background: #fff;
              font: 16px/1.5 system-ui, "Liberation Sans", Arial, sans-serif; border-top: 10px solid var(--accent); }
            h1 { font-size: 1.9rem; line-height: 1.2; color: var(--accent); margin: 0 0 .5rem; }
            h2 { font-size: 1.3rem; color: var(--accent); margin: 2.2rem 0 .5rem; }
            h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
            p { margin: .4rem 0; max-width: 48rem; overflow-wrap: anywhere; }
            .lead { font-size: 1.2rem; }
            .note { color: var(--quiet); font-size: .9rem; }
            .wide { overflow-x: auto; margin: .6rem 0 1.2rem; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
            th { text-align: left; background: var(--panel); vertical-align: bottom; }
            th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
            td { vertical-align: top; overflow-wrap: break-word; }
            th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            td.c { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
            td.s { white-space: nowrap; font-weight: 600; }
            td.s::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .45em;
              border-radius: 50%; background: #8a949d; }
            td.critical::before { background: #7a0019; } td.high::before { background: #c4320a; }
            td.medium::before { background: #d98e04; } td.low::before { background: #3572b0; }
            pre { background: var(--panel); padding: .6rem .8rem; margin: .4rem 0 1rem; font-size: .8rem;
              line-height: 1.35; white-space: pre-wrap; overflow-wrap: anywhere; }
            @page { size: A4; margin: 16mm 14mm; }
            @media print {
              body { padding: 0; max-width: none; font-size: 10pt; border: 0; }
              .wide { overflow: visible; } table { font-size: 8.5pt; } pre { font-size: 7.5pt; }
              thead { display: table-header-group; } tr, h1, h2, h3 { break-inside: avoid; }
              h1, h2, h3 { break-after: avoid; }
              td.s::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            </style>
            </head>
            <body>
            """;

    private final Writer out;
    private List<Col> columns = List.of();

    HtmlReport(Writer out, String title) throws IOException {
        this.out = out;
        out.write(HEAD + "<title>" + escaped(title) + "</title>\n" + STYLE);
    }

    @Override
    public void heading(int level, String text) throws IOException {
        element("h" + level, "", text);
    }

    @Override
    public void lead(String text) throws IOException {
        element("p", "lead", text);
    }

    @Override
    public void words(String text) throws IOException {
        for (String part : text.split("\\n\\s*\\n", -1)) {
            if (!part.isBlank()) {
                element("p", "", part.strip());
            }
        }
    }

    @Override
    public void note(String text) throws IOException {
        element("p", "note", text);
    }

    @Override
    public void code(String text) throws IOException {
        element("pre", "", Texts.cut(text.strip(), MOST_CODE));
    }

    private void element(String name, String style, String text) throws IOException {
        out.write("<" + name + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">" + escaped(text) + "</" + name
                + ">\n");
    }

    @Override
    public void table(List<Col> of) throws IOException {
        columns = List.copyOf(of);
        out.write("<div class=\"wide\"><table>\n<thead><tr>");
        for (Col column : columns) {
            String right = column.kind() == Kind.FIGURE ? " class=\"n\"" : "";
            out.write("<th scope=\"col\"" + right + ">" + escaped(column.heading()) + "</th>");
        }
        out.write("</tr></thead>\n<tbody>\n");
    }

    @Override
    public void row(List<String> cells) throws IOException {
        out.write("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            String text = cells.get(i);
            String style =
                    switch (columns.get(i).kind()) {
                        case WORDS -> "";
                        case FIGURE -> " class=\"n\"";
                        case CODE -> " class=\"c\"";
                        case SEVERITY -> " class=\"s " + text.replaceAll("[^a-z]+.*", "") + "\"";
                    };
            out.write("<td" + style + ">" + escaped(text) + "</td>");
        }
        out.write("</tr>\n");
    }

    @Override
    public void over() throws IOException {
        out.write("</tbody></table></div>\n");
        columns = List.of();
    }

    @Override
    public boolean full() {
        return false;
    }

    void end() throws IOException {
        out.write("</body>\n</html>\n");
        out.flush();
    }

    private static String escaped(String text) {
        return Texts.whole(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
