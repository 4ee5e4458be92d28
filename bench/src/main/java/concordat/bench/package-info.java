/// Benchmarks: JMH and side-by-side comparisons with real peers.
@NullMarked
package concordat.bench;

import org.jspecify.annotations.NullMarked;
