/// Reads the list of Control Correlation Identifiers. [CciList] is the way in.
@NullMarked
package concordat.intake.cci;

import org.jspecify.annotations.NullMarked;
