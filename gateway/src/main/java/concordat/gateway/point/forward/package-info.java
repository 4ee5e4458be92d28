/// What nginx, Caddy and Traefik ask before they pass a request on.
@NullMarked
package concordat.gateway.point.forward;

import org.jspecify.annotations.NullMarked;
