/// Reads reports of Nikto.
@NullMarked
package concordat.intake.nikto;

import org.jspecify.annotations.NullMarked;
