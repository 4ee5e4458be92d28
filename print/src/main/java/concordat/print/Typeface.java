package concordat.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A typeface within one document, of which only the letters in use are embedded.
final class Typeface {

    /// Stands for a letter that the typeface does not have.
    private static final String MISSING = "\u25a1";

    private static final String ELLIPSIS = "\u2026";

    private final PDType0Font font;

    private Typeface(PDType0Font font) {
        this.font = font;
    }

    /// @param file among the Liberation typefaces, for example `LiberationSans-Bold`
    static Typeface load(PDDocument document, String file) throws IOException {
        String resource = "/liberation/" + file + ".ttf";
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            return new Typeface(PDType0Font.load(document, Objects.requireNonNull(in, resource), true));
        }
    }

    PDType0Font font() {
        return font;
    }

    /// @return the text on one line and in letters the typeface has
    String printable(String text) throws IOException {
        StringBuilder printable = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            printable.append(letter(c));
        }
        return printable.toString().strip();
    }

    private String letter(int c) throws IOException {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return " ";
        }
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            return "";
        }
        String letter = Character.toString(c);
        try {
            font.encode(letter);
            return letter;
        } catch (IllegalArgumentException e) {
            return MISSING; // the library's way of saying that there is no such letter
        }
    }

    /// @return points
    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) * size / 1_000;
    }

    /// Breaks a text into lines between words; a word longer than a line is broken where the line ends.
    ///
    /// @param printable see [#printable]
    /// @param most how many lines there is room for; the last ends with an ellipsis when there is more
    List<String> lines(String printable, float size, float width, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(printable, size, width)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            lines.add(line);
            line = word;
            if (lines.size() == most) {
                lines.set(most - 1, shortened(lines.getLast(), size, width));
                return lines;
            }
        }
        lines.add(line);
        return lines;
    }

    private List<String> words(String text, float size, float width) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" +", -1)) {
            String part = "";
            for (int c : word.codePoints().toArray()) {
                String longer = part + Character.toString(c);
                if (width(longer, size) > width) {
                    words.add(part);
                    part = Character.toString(c);
                } else {
                    part = longer;
                }
            }
            words.add(part);
        }
        return words;
    }

    private String shortened(String line, float size, float width) throws IOException {
        String shorter = line;
        while (!shorter.isEmpty() && width(shorter + ELLIPSIS, size) > width) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + ELLIPSIS;
    }
}
