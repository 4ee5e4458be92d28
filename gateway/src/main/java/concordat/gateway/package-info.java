/// The door to services: mutual TLS, a decision on every request, and an end to open streams that may no longer be.
@NullMarked
package concordat.gateway;

import org.jspecify.annotations.NullMarked;
