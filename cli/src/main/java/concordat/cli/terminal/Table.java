package concordat.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Lines up columns; figures to the right. Made to be read, not parsed.
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... columns) {
        rows.add(List.of(columns));
    }

    /// @param cells one for each column
    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Console.plain(
                    cell instanceof Number number ? Figures.count(number.longValue()) : String.valueOf(cell)));
        }
        if (row.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(row + " for columns " + rows.getFirst());
        }
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /// @param indent stands before each line
    public void print(Console console, String indent) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        boolean[] figures = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            figures[c] = !isEmpty();
            for (int r = 0; r < rows.size(); r++) {
                String cell = rows.get(r).get(c);
                widths[c] = Math.max(widths[c], width(cell));
                figures[c] &= r == 0 || cell.matches("[\\d,]+");
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int c = 0; c < columns; c++) {
                String room = " ".repeat(widths[c] - width(row.get(c)));
                line.append(figures[c] ? room + row.get(c) : row.get(c) + room).append("  ");
            }
            console.say(line.toString().stripTrailing());
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
