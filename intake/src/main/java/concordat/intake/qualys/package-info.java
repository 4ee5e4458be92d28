/// Reads reports of Qualys.
@NullMarked
package concordat.intake.qualys;

import org.jspecify.annotations.NullMarked;
