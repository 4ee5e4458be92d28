package concordat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints rows: as a table for people, or one JSON object a line.
final class Table {

    private static final List<String> HEAD = List.of("system", "metric", "value", "unit", "ratio");

    private Table() {}

    static String json(Row row) {
        return "{\"system\":" + quoted(row.system()) + ",\"metric\":" + quoted(row.metric()) + ",\"value\":"
                + number(row.value()) + ",\"unit\":" + quoted(row.unit()) + ",\"ratio\":"
                + (row.ratio() == null ? "null" : number(row.ratio())) + "}";
    }

    static String text(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Row row : rows) {
            lines.add(List.of(row.system(), row.metric(), number(row.value()), row.unit(), ratio(row.ratio())));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int width = width(lines, column);
                boolean right = column == 2 || column == 4;
                text.append(String.format(
                        Locale.ROOT, right ? "%" + width + "s  " : "%-" + width + "s  ", line.get(column)));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
    }

    private static String ratio(@Nullable Double ratio) {
        return ratio == null ? "-" : number(ratio) + " x";
    }

    /// @return three significant digits, plain
    static String number(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : "%.3g";
        return size != 0 && size < 0.001 ? "0" : String.format(Locale.ROOT, pattern, value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
