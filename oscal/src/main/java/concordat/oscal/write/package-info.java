/// Documents into bytes, as JSON of a named version.
@NullMarked
package concordat.oscal.write;

import org.jspecify.annotations.NullMarked;
