/// Tables in text, read by whichever format stands in them and written so that nothing in them is calculated.
@NullMarked
package concordat.intake.csv;

import org.jspecify.annotations.NullMarked;
