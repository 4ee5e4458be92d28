/// The constraints that matter beyond shape, each told with how to put it right.
@NullMarked
package concordat.oscal.check;

import org.jspecify.annotations.NullMarked;
