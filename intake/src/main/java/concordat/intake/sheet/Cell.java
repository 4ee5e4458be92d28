package concordat.intake.sheet;

/// One cell that is not blank.
///
/// @param row from 1; in CSV the line on which its record begins
/// @param column from 1
/// @param formula whether the value was calculated
public record Cell(int row, int column, CellValue value, boolean formula) {

    public Cell {
        if (row < 1 || column < 1) {
            throw new IllegalArgumentException("a cell in row " + row + ", column " + column);
        }
    }

    /// @return the value as a person would write it
    public String shown() {
        return value.shown();
    }

    /// @return where it stands, for example `B7`
    public String at() {
        return letters(column) + row;
    }

    /// @param column from 1
    /// @return for example `A` for 1, `AB` for 28
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /// @param letters for example `AB`
    /// @return the column from 1; 0 when these are not one to three capital letters
    public static int column(String letters) {
        if (letters.isEmpty() || letters.length() > 3) {
            return 0;
        }
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c < 'A' || c > 'Z') {
                return 0;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column;
    }
}
