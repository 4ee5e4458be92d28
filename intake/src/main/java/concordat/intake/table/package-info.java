/// Reads reports written as CSV, row by row, in constant memory and within limits.
@NullMarked
package concordat.intake.table;

import org.jspecify.annotations.NullMarked;
