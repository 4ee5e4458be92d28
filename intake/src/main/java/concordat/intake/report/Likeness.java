package concordat.intake.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a file that cannot be read looks like, in the words of an error message. Names and endings play no part.
public final class Likeness {

    /// JSON of any kind.
    public static final String JSON = "JSON";
    /// Rows of cells.
    public static final String TABLE = "a table such as CSV";
    /// Any other text.
    public static final String TEXT = "plain text";

    private record Magic(String start, String is) {}

    /// Byte for byte, as ISO 8859-1 shows them.
    private static final List<Magic> MAGIC = List.of(
            new Magic("%PDF-", "a PDF document"),
            new Magic("PK\u0003\u0004", "a zip archive or an office document"),
            new Magic("\u001f\u008b", "a gzip archive"),
            new Magic("BZh", "a bzip2 archive"),
            new Magic("\u00fd7zXZ", "an xz archive"),
            new Magic("(\u00b5/\u00fd", "a zstd archive"),
            new Magic("7z\u00bc\u00af", "a 7-Zip archive"),
            new Magic("\u00d0\u00cf\u0011\u00e0", "an old office document"),
            new Magic("\u0089PNG", "a PNG picture"),
            new Magic("\u00ff\u00d8\u00ff", "a JPEG picture"),
            new Magic("\u007fELF", "a program"),
            new Magic("MZ", "a program"),
            new Magic("SQLite format 3", "an SQLite database"));

    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("html", "an HTML page"),
            Map.entry("nessusclientdata", "a Nessus version 1 report"),
            Map.entry("nexposesimplexml", "a Nexpose simple report, which says too little"),
            Map.entry("was_scan_report", "a Qualys web application report"),
            Map.entry("was_webapp_report", "a Qualys web application report"),
            Map.entry("scangroup", "an Acunetix report"),
            Map.entry("testsuites", "a JUnit report"),
            Map.entry("checkstyle", "a Checkstyle report"),
            Map.entry("benchmark", "an XCCDF benchmark"),
            Map.entry("testresult", "an XCCDF result"),
            Map.entry("bom", "a CycloneDX bill of materials"),
            Map.entry("document", "an XML document of the kind sslscan or sslyze write"),
            Map.entry("svg", "an SVG picture"));

    private Likeness() {}

    /// @return what a file that starts so is, or nothing when it may be XML
    public static Optional<String> ofStart(byte[] start) {
        String raw = new String(start, StandardCharsets.ISO_8859_1);
        Optional<String> magic = MAGIC.stream()
                .filter(m -> raw.startsWith(m.start()))
                .map(Magic::is)
                .findFirst();
        if (magic.isPresent()) {
            return magic;
        }
        ByteOrderMark mark = ByteOrderMark.of(start);
        String decoded = new String(
                start,
                mark.length(),
                start.length - mark.length(),
                mark.wide() ? mark.charset() : StandardCharsets.ISO_8859_1);
        // UTF-16 puts a zero beside each ASCII character, also where no mark says that it is that.
        String text = decoded.replace("\u0000", "").stripLeading();
        if (text.isEmpty()) {
            return Optional.of(start.length == 0 ? "an empty file" : "a file of blanks");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return Optional.of("an HTML page");
        }
        if (text.startsWith("<")) {
            return Optional.empty();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of(JSON);
        }
        // What tools write for a terminal has colours in it.
        boolean printable =
                decoded.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u001b');
        if (!printable) {
            return Optional.of("a binary file");
        }
        String firstLine = text.lines().findFirst().orElse("");
        boolean table =
                firstLine.chars().filter(c -> c == ',' || c == ';' || c == '\t').count() >= 2;
        return Optional.of(table ? TABLE : TEXT);
    }

    /// @return what an XML document with this root element is
    public static String ofRoot(String localName) {
        String shown = localName.length() > 60 ? localName.substring(0, 60) + "…" : localName;
        String known = ROOTS.get(localName.toLowerCase(Locale.ROOT));
        return (known == null ? "an XML document" : known) + " (its root element is " + shown + ")";
    }
}
