/// The one clock. No other part reads the time.
@NullMarked
package concordat.app.clock;

import org.jspecify.annotations.NullMarked;
