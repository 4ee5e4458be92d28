/// The commands of `ticket`.
@NullMarked
package concordat.cli.ticket;

import org.jspecify.annotations.NullMarked;
