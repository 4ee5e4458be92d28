/// Reads errata of Red Hat Satellite.
@NullMarked
package concordat.intake.satellite;

import org.jspecify.annotations.NullMarked;
