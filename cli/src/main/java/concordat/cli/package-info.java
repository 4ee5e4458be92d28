/// The command line: one file per command, over the API.
@NullMarked
package concordat.cli;

import org.jspecify.annotations.NullMarked;
