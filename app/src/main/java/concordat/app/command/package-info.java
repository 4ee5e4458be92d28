/// The commands that run processes.
@NullMarked
package concordat.app.command;

import org.jspecify.annotations.NullMarked;
