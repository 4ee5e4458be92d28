/// Reads how likely vulnerabilities will be exploited. [Epss] is the way in.
@NullMarked
package concordat.intake.epss;

import org.jspecify.annotations.NullMarked;
