/// Opaque ids: passed in by whoever makes the thing, never reused, never given meaning.
@NullMarked
package concordat.assurance.ids;

import org.jspecify.annotations.NullMarked;
