/// Reads reports of Grype.
@NullMarked
package concordat.intake.grype;

import org.jspecify.annotations.NullMarked;
