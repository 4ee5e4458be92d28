/// The commands of `signals`.
@NullMarked
package concordat.cli.signals;

import org.jspecify.annotations.NullMarked;
