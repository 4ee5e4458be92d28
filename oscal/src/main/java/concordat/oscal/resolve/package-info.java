/// Profiles turned into the catalogues they describe, from documents that the caller has at hand.
@NullMarked
package concordat.oscal.resolve;

import org.jspecify.annotations.NullMarked;
