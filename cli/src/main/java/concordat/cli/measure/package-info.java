/// Commands for measures on a body.
@NullMarked
package concordat.cli.measure;

import org.jspecify.annotations.NullMarked;
