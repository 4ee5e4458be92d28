/// Reads reports of Lynis.
@NullMarked
package concordat.intake.lynis;

import org.jspecify.annotations.NullMarked;
