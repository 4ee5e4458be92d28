package concordat.oscal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns the markup of OSCAL's XML into the Markdown that stands in its JSON. Each method begins with the cursor on the
/// start of the element whose content it reads, and leaves it on that element's end.
final class Markdown {

    /// The elements that stand by themselves.
    static final Set<String> BLOCKS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table", "blockquote", "hr", "img");

    private static final Set<String> INLINE =
            Set.of("a", "em", "i", "strong", "b", "code", "q", "sub", "sup", "img", "insert", "br");

    private final XmlCursor xml;

    Markdown(XmlCursor xml) {
        this.xml = xml;
    }

    /// @return the element's content as one line
    String line() throws Malformed {
        Line line = new Line();
        inline(line);
        return line.text();
    }

    /// @return the element's content as blocks
    String blocks() throws Malformed {
        List<String> blocks = new ArrayList<>(1);
        Line loose = new Line();
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.CHARACTERS) {
                loose.words(xml.text());
            } else if (BLOCKS.contains(xml.name()) && !xml.name().equals("img")) {
                loose.moveTo(blocks);
                blocks.add(block());
            } else {
                element(loose);
            }
        }
        loose.moveTo(blocks);
        return String.join("\n\n", blocks);
    }

    /// @return the block element under the cursor
    String block() throws Malformed {
        String name = xml.name();
        return switch (name) {
            case "p" -> guarded(line());
            case "h1", "h2", "h3", "h4", "h5", "h6" -> "#".repeat(name.charAt(1) - '0') + " " + line();
            case "ul" -> list("* ");
            case "ol" -> list("1. ");
            case "pre" -> "```\n" + plain(xml).replaceAll("^\\R|\\s+$", "") + "\n```";
            case "blockquote" -> "> " + blocks().replace("\n", "\n> ");
            case "table" -> table();
            case "hr" -> {
                plain(xml);
                yield "---";
            }
            default -> {
                Line line = new Line();
                element(line);
                yield line.text();
            }
        };
    }

    private String list(String bullet) throws Malformed {
        List<String> items = new ArrayList<>();
        String indent = "\n" + " ".repeat(bullet.length());
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.START) {
                if (!xml.name().equals("li")) {
                    throw xml.here("expected li in a list, found " + xml.name());
                }
                items.add(bullet
                        + blocks().replaceAll("\n\n(?=(\\* |1\\. ))", "\n").replace("\n", indent));
            } else if (!xml.text().isBlank()) {
                throw xml.here("text in a list, outside its items");
            }
        }
        return String.join("\n", items);
    }

    private String table() throws Malformed {
        StringBuilder rows = new StringBuilder();
        int nested = 0;
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END || nested > 0; step = xml.next()) {
            if (step == XmlCursor.Step.END) {
                nested--;
            } else if (step == XmlCursor.Step.START) {
                switch (xml.name()) {
                    case "thead", "tbody", "tfoot", "colgroup" -> nested++;
                    case "tr" -> row(rows);
                    default -> throw xml.here("expected a row in a table, found " + xml.name());
                }
            }
        }
        return rows.toString().stripTrailing();
    }

    /// Under the first row stands the line that makes Markdown see a table.
    private void row(StringBuilder rows) throws Malformed {
        boolean first = rows.isEmpty();
        int cells = 0;
        rows.append('|');
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.START) {
                if (!Set.of("td", "th").contains(xml.name())) {
                    throw xml.here("expected a cell in a row, found " + xml.name());
                }
                rows.append(' ').append(line().replace("|", "\\|")).append(" |");
                cells++;
            }
        }
        rows.append('\n');
        if (first) {
            rows.append('|').append(" --- |".repeat(cells)).append('\n');
        }
    }

    private void inline(Line line) throws Malformed {
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.CHARACTERS) {
                line.words(xml.text());
            } else {
                element(line);
            }
        }
    }

    private void element(Line line) throws Malformed {
        String name = xml.name();
        if (!INLINE.contains(name)) {
            throw xml.here("an element " + name + " cannot stand in text");
        }
        switch (name) {
            case "em", "i" -> marked(line, "*", "*");
            case "strong", "b" -> marked(line, "**", "**");
            case "q" -> marked(line, "\"", "\"");
            case "sub" -> marked(line, "~", "~");
            case "sup" -> marked(line, "^", "^");
            case "a" -> {
                String title = xml.attribute("title");
                String end = "](" + xml.attribute("href") + (title.isEmpty() ? "" : " \"" + title + "\"") + ")";
                marked(line, "[", end);
            }
            case "code" -> {
                String code = plain(xml).replaceAll("\\s+", " ").strip();
                line.raw(code.contains("`") ? "`` " + code + " ``" : "`" + code + "`");
            }
            case "insert" -> {
                line.raw("{{ insert: " + xml.attribute("type") + ", " + xml.attribute("id-ref") + " }}");
                plain(xml);
            }
            case "img" -> {
                String title = xml.attribute("title");
                line.raw("![" + xml.attribute("alt") + "](" + xml.attribute("src")
                        + (title.isEmpty() ? "" : " \"" + title + "\"") + ")");
                plain(xml);
            }
            default -> {
                line.raw("\\\n");
                plain(xml);
            }
        }
    }

    private void marked(Line line, String before, String after) throws Malformed {
        Line inner = new Line();
        inline(inner);
        line.inside(before, inner, after);
    }

    /// A paragraph whose first characters would make it something else.
    private static String guarded(String text) {
        return text.replaceFirst("^([#>+-])", "\\\\$1").replaceFirst("^([0-9]{1,9})([.)])(?= )", "$1\\\\$2");
    }

    /// @return the text of an element, whatever stands around it
    static String plain(XmlCursor xml) throws Malformed {
        StringBuilder text = new StringBuilder();
        int nested = 0;
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END || nested > 0; step = xml.next()) {
            switch (step) {
                case START -> nested++;
                case END -> nested--;
                case CHARACTERS -> text.append(xml.text());
                case DONE -> throw xml.here("the document breaks off");
            }
        }
        return text.toString();
    }

    /// One line being put together: runs of white space become one space, none at its ends.
    private static final class Line {

        private static final String ESCAPED = "\\*`[]<>~^\"";

        private final StringBuilder text = new StringBuilder();
        private boolean space;
        private boolean spaceFirst;

        void words(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                    space = true;
                    continue;
                }
                spaced();
                if (ESCAPED.indexOf(c) >= 0 || (c == '_' && atWordsEdge(words, i))) {
                    text.append('\\');
                }
                text.append(c);
            }
        }

        private static boolean atWordsEdge(String words, int i) {
            return i == 0
                    || i == words.length() - 1
                    || !Character.isLetterOrDigit(words.charAt(i - 1))
                    || !Character.isLetterOrDigit(words.charAt(i + 1));
        }

        private void spaced() {
            spaceFirst |= space && text.isEmpty();
            if (space && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append(' ');
            }
            space = false;
        }

        void raw(String markdown) {
            spaced();
            text.append(markdown);
        }

        /// White space at the ends of what is marked moves outside the marks.
        void inside(String before, Line inner, String after) {
            space |= inner.spaceFirst;
            raw(before + inner.text + after);
            space = inner.space;
        }

        void moveTo(List<String> blocks) {
            if (!text.isEmpty()) {
                blocks.add(guarded(text.toString()));
                text.setLength(0);
            }
            space = false;
        }

        String text() {
            return text.toString();
        }
    }
}
