/// Compiles standing and edition to a snapshot and its deltas.
@NullMarked
package concordat.compile;

import org.jspecify.annotations.NullMarked;
