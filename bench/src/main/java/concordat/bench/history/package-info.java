/// Simulated histories of bodies and their plans, and how well the credibility that the programme computes foretells
/// what becomes of them.
@NullMarked
package concordat.bench.history;

import org.jspecify.annotations.NullMarked;
