/// Who speaks with the server: signing in and out, accounts, and what was confirmed by proving again who one is.
@NullMarked
package concordat.cli.session;

import org.jspecify.annotations.NullMarked;
