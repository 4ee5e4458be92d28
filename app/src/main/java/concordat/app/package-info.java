/// Main, wiring and settings. Nothing names it.
@NullMarked
package concordat.app;

import org.jspecify.annotations.NullMarked;
