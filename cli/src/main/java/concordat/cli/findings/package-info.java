/// The commands of `findings`.
@NullMarked
package concordat.cli.findings;

import org.jspecify.annotations.NullMarked;
