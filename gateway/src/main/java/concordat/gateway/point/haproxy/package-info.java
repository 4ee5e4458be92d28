/// What HAProxy asks by its Stream Processing Offload Protocol, version 2.0.
@NullMarked
package concordat.gateway.point.haproxy;

import org.jspecify.annotations.NullMarked;
