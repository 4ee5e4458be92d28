/// Bodies, acts and standing: what is believed about a body at an instant, folded from the acts.
@NullMarked
package concordat.assurance;

import org.jspecify.annotations.NullMarked;
