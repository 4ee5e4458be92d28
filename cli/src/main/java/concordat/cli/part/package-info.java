/// Commands that list the parts of the year's work.
@NullMarked
package concordat.cli.part;

import org.jspecify.annotations.NullMarked;
