/// Security events that identity providers and device managers of bodies tell: taking them in, and what follows.
@NullMarked
package concordat.app.signals;

import org.jspecify.annotations.NullMarked;
