/// Reads CSAF advisories.
@NullMarked
package concordat.intake.csaf;

import org.jspecify.annotations.NullMarked;
