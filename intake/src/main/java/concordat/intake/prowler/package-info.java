/// Reads what Prowler writes in forms of its own.
@NullMarked
package concordat.intake.prowler;

import org.jspecify.annotations.NullMarked;
