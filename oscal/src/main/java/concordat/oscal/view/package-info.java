/// Documents as the product speaks of them: thin views of the tree, which stays at hand.
@NullMarked
package concordat.oscal.view;

import org.jspecify.annotations.NullMarked;
