/// What a code of connection says: editions, controls, handlings and device tiers. Knows nothing of any body.
@NullMarked
package concordat.catalogue;

import org.jspecify.annotations.NullMarked;
