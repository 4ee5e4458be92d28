/// What Envoy asks by `ext_authz` v3 over gRPC, read and written without its generated classes.
@NullMarked
package concordat.gateway.point.envoy;

import org.jspecify.annotations.NullMarked;
