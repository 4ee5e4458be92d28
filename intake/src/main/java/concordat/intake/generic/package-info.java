/// Reads the generic forms in which findings of any tool are passed on.
@NullMarked
package concordat.intake.generic;

import org.jspecify.annotations.NullMarked;
