/// Other codes, what of one code says about another, and what follows over several steps: how a body's standing
/// reads in a code it never answered.
@NullMarked
package concordat.catalogue.crosswalk;

import org.jspecify.annotations.NullMarked;
