/// What a login adds to a device: signed statements bound to its certificate.
@NullMarked
package concordat.gateway.login;

import org.jspecify.annotations.NullMarked;
