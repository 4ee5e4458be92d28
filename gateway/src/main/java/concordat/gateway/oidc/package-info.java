/// People who log in with their own body's identity provider (OpenID Connect): by an access token that is bound to
/// their device's certificate, or in a session that the gateway opens for their browser.
@NullMarked
package concordat.gateway.oidc;

import org.jspecify.annotations.NullMarked;
