/// The mTLS reverse proxy that decides each request and cuts open streams.
@NullMarked
package concordat.gateway;

import org.jspecify.annotations.NullMarked;
