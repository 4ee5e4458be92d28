/// Reads reports of Outpost24.
@NullMarked
package concordat.intake.outpost24;

import org.jspecify.annotations.NullMarked;
