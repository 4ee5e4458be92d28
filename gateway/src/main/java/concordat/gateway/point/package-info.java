/// What enforcement points of others ask a gateway, and what they are told: the same for every protocol.
@NullMarked
package concordat.gateway.point;

import org.jspecify.annotations.NullMarked;
