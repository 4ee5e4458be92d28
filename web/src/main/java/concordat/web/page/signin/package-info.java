/// Signing in and out.
@NullMarked
package concordat.web.page.signin;

import org.jspecify.annotations.NullMarked;
