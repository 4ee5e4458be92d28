/// Tickets out to other programs, and what these say back.
@NullMarked
package concordat.app.tickets;

import org.jspecify.annotations.NullMarked;
