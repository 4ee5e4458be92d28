/// Tables as people keep them: workbooks (XLSX) and CSV become rows of typed cells with their places. [Sheets] is the
/// way in.
@NullMarked
package concordat.intake.sheet;

import org.jspecify.annotations.NullMarked;
