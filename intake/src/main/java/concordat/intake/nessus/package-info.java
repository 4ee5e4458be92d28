/// Nessus v2 reports, read as a stream.
@NullMarked
package concordat.intake.nessus;

import org.jspecify.annotations.NullMarked;
