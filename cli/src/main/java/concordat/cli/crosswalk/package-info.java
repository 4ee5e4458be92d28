/// `crosswalk`: what one code says about another.
@NullMarked
package concordat.cli.crosswalk;

import org.jspecify.annotations.NullMarked;
