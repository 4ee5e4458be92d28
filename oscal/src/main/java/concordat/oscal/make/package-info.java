/// Making documents: shape, order and references taken care of, identities and times passed in.
@NullMarked
package concordat.oscal.make;

import org.jspecify.annotations.NullMarked;
