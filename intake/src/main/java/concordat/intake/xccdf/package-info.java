/// Reads results of XCCDF benchmarks: bare, in ARF, and as checklists that people fill in.
@NullMarked
package concordat.intake.xccdf;

import org.jspecify.annotations.NullMarked;
