/// The group `webhook`.
@NullMarked
package concordat.cli.webhook;

import org.jspecify.annotations.NullMarked;
