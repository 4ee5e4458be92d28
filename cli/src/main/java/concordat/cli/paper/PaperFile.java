package concordat.cli.paper;

import concordat.cli.terminal.CannotGoOn;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.nio.file.Path;

/// Reads a file of tables as the commands need it.
final class PaperFile {

    private PaperFile() {}

    /// @throws CannotGoOn when it is none
    static Workbook read(Path file) throws IOException {
        return switch (Sheets.read(file)) {
            case SheetReading.Read read -> read.workbook();
            case SheetReading.Refused refused -> throw new CannotGoOn(file + ": " + refused.problem());
        };
    }
}
