/// What every command shares: its console, its options, its figures and tables, how it fails. One line to a failure.
@NullMarked
package concordat.cli.terminal;

import org.jspecify.annotations.NullMarked;
