package concordat.intake.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which cell styles show a number as a day.
final class XlsxStyles {

    static final XlsxStyles NONE = new XlsxStyles(List.of());

    private static final int MOST = 100_000;

    /// Colours, conditions, places and quoted words in a format.
    private static final Pattern BESIDE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private final List<Boolean> dates;

    private XlsxStyles(List<Boolean> dates) {
        this.dates = dates;
    }

    static XlsxStyles read(XmlPart part) throws IOException, Unsound {
        Map<String, String> formats = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        boolean inCells = false;
        for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
            if (event == XmlPart.Event.TEXT) {
                continue;
            }
            boolean start = event == XmlPart.Event.START;
            switch (part.name()) {
                case "cellXfs" -> inCells = start;
                case "numFmt" -> {
                    if (start && formats.size() < MOST) {
                        formats.put(
                                part.attribute("numFmtId").orElse(""),
                                part.attribute("formatCode").orElse(""));
                    }
                }
                case "xf" -> {
                    if (start && inCells && dates.size() < MOST) {
                        String id = part.attribute("numFmtId").orElse("0");
                        dates.add(formats.containsKey(id) ? shows(formats.get(id)) : builtIn(id));
                    }
                }
                default -> {}
            }
        }
        return new XlsxStyles(dates);
    }

    /// @param style as a cell names it
    boolean date(String style) {
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < dates.size() && dates.get(index);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean shows(String format) {
        String plain = BESIDE.matcher(format.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
        return plain.indexOf('d') >= 0 || plain.indexOf('y') >= 0;
    }

    /// Formats that every program knows by number: days here and in East Asia; times of day are left as numbers.
    private static boolean builtIn(String id) {
        return switch (id) {
            case "14", "15", "16", "17", "22" -> true;
            case "27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58" -> true;
            default -> false;
        };
    }
}
