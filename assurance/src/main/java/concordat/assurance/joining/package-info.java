/// Coming in, taking on more, and going. [Applications] is the way in.
@NullMarked
package concordat.assurance.joining;

import org.jspecify.annotations.NullMarked;
