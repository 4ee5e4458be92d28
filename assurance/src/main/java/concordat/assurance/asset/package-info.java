/// Names of assets that people told apart. [Partings] is the way in.
@NullMarked
package concordat.assurance.asset;

import org.jspecify.annotations.NullMarked;
