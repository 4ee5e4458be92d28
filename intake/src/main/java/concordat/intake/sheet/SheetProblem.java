package concordat.intake.sheet;

/// Why a file, or something in it, cannot be taken.
///
/// @param kind what sort of trouble it is
/// @param sheet the sheet's name; empty when it is about the file
/// @param row from 1; 0 when it is about the whole
/// @param column from 1; 0 when it is about the whole row
/// @param what what is wrong
/// @param advice what to do about it
public record SheetProblem(Kind kind, String sheet, int row, int column, String what, String advice) {

    /// What sort of trouble it is.
    public enum Kind {
        /// Neither a workbook nor a table in text.
        UNKNOWN_FORMAT,
        /// Not whole, or not as the format says.
        MALFORMED,
        /// Tries to make the reader do something else.
        HOSTILE,
        /// Larger than is taken.
        TOO_LARGE,
        /// Well formed, but not what was said to stand there.
        UNFIT
    }

    /// About a whole file.
    public static SheetProblem ofFile(Kind kind, String what, String advice) {
        return new SheetProblem(kind, "", 0, 0, what, advice);
    }

    /// One clear line.
    @Override
    public String toString() {
        return place() + what + "; " + advice;
    }

    private String place() {
        String where = sheet.isEmpty() ? "" : "sheet " + sheet;
        if (row > 0) {
            String cell = column > 0 ? "cell " + Cell.letters(column) + row : "row " + row;
            where = where.isEmpty() ? cell : where + ", " + cell;
        }
        return where.isEmpty() ? "" : where + ": ";
    }
}
