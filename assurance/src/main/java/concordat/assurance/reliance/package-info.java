/// Offers to carry controls for others. [Offers] is the way in.
@NullMarked
package concordat.assurance.reliance;

import org.jspecify.annotations.NullMarked;
