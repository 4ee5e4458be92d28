/// Both ends of a gateway to the byte: cases as files, a strict reader, a service that records what it is sent.
@NullMarked
package concordat.gateway.wire;

import org.jspecify.annotations.NullMarked;
