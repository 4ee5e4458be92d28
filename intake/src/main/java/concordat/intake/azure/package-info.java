/// Reads what Azure recommends.
@NullMarked
package concordat.intake.azure;

import org.jspecify.annotations.NullMarked;
