/// What people said of names of assets. [Sayings] is the way in.
@NullMarked
package concordat.assurance.asset;

import org.jspecify.annotations.NullMarked;
