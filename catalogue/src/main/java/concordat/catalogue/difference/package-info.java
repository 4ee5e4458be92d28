/// What a new edition asks more, less or otherwise than the one before, and what a body must do about it.
@NullMarked
package concordat.catalogue.difference;

import org.jspecify.annotations.NullMarked;
