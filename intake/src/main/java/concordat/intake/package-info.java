/// One package per format that comes in from outside.
@NullMarked
package concordat.intake;

import org.jspecify.annotations.NullMarked;
