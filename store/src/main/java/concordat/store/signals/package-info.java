/// Streams of security events, and what was told by them.
@NullMarked
package concordat.store.signals;

import org.jspecify.annotations.NullMarked;
