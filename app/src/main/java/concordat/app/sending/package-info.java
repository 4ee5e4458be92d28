/// What goes out, whatever it is: [Attempts] at sending it, and secrets that are kept for it.
@NullMarked
package concordat.app.sending;

import org.jspecify.annotations.NullMarked;
