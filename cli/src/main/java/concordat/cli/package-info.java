/// The command line, one file a command, over the API and nothing else; what needs no server works without one.
@NullMarked
package concordat.cli;

import org.jspecify.annotations.NullMarked;
