/// Reads the catalogue of vulnerabilities that are known to be exploited. [Kev] is the way in.
@NullMarked
package concordat.intake.kev;

import org.jspecify.annotations.NullMarked;
