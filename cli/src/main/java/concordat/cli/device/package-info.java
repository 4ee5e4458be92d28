/// The commands of `device`.
@NullMarked
package concordat.cli.device;

import org.jspecify.annotations.NullMarked;
