/// Both ends of the signed stream of frames from the control plane to its gateways.
@NullMarked
package concordat.feed;

import org.jspecify.annotations.NullMarked;
