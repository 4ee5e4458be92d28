/// Reads reports of Nuclei.
@NullMarked
package concordat.intake.nuclei;

import org.jspecify.annotations.NullMarked;
