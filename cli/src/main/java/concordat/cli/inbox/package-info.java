/// The group `inbox`.
@NullMarked
package concordat.cli.inbox;

import org.jspecify.annotations.NullMarked;
