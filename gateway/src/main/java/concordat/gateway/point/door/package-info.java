/// Where enforcement points of others come in, over mutual TLS.
@NullMarked
package concordat.gateway.point.door;

import org.jspecify.annotations.NullMarked;
