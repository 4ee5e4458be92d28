/// AuthZEN 1.0: evaluation, evaluations, search and metadata, in front of whatever evaluates.
@NullMarked
package concordat.gateway.point.authzen;

import org.jspecify.annotations.NullMarked;
