/// Whether what gateways answered fits with what they were told, by the instants at which both were seen.
@NullMarked
package concordat.bench.order;

import org.jspecify.annotations.NullMarked;
