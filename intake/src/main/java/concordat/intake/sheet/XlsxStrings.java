package concordat.intake.sheet;

import concordat.intake.sheet.SheetProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts that cells share.
final class XlsxStrings {

    static final int LONGEST = 100_000;

    private static final int MOST = 1_000_000;
    private static final long MOST_CHARACTERS = 64L << 20;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxStrings() {}

    static List<String> read(XmlPart part) throws IOException, Unsound {
        List<String> strings = new ArrayList<>();
        long characters = 0;
        for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
            if (event == XmlPart.Event.START && part.name().equals("si")) {
                String text = rich(part);
                characters += text.length();
                strings.add(text);
                if (strings.size() > MOST || characters > MOST_CHARACTERS) {
                    throw Unsound.file(Kind.TOO_LARGE, "the workbook holds too much text", "split it");
                }
            }
        }
        return strings;
    }

    /// Reads to the end of the element that has just begun: plain text, or runs of it; how Japanese is pronounced is
    /// left out.
    static String rich(XmlPart part) throws IOException, Unsound {
        StringBuilder text = new StringBuilder();
        int end = part.depth() - 1;
        int spoken = 0;
        boolean wanted = false;
        while (true) {
            switch (part.next()) {
                case START -> {
                    spoken += part.name().equals("rPh") ? 1 : 0;
                    wanted = spoken == 0 && part.name().equals("t");
                }
                case TEXT -> {
                    if (wanted) {
                        part.text(text, LONGEST);
                    }
                }
                case END -> {
                    spoken -= part.name().equals("rPh") ? 1 : 0;
                    wanted = false;
                    if (part.depth() == end) {
                        return plain(text.toString());
                    }
                }
                case DONE -> throw Unsound.damaged("the texts of the workbook break off");
            }
        }
    }

    /// Spreadsheet programs write what XML cannot hold as `_x000D_`.
    static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPED.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
