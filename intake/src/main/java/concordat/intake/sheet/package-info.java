/// Tables as people keep them: workbooks (XLSX) and CSV become rows of typed cells with their places. [Sheets] is the
/// way in; what is written for people to open goes through [CsvWriter] and [Neutral].
@NullMarked
package concordat.intake.sheet;

import org.jspecify.annotations.NullMarked;
