/// The commands of `evidence`.
@NullMarked
package concordat.cli.evidence;

import org.jspecify.annotations.NullMarked;
