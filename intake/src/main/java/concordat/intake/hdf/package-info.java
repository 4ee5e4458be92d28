/// Reads results in the Heimdall data format.
@NullMarked
package concordat.intake.hdf;

import org.jspecify.annotations.NullMarked;
