/// Tickets in PostgreSQL: where they go, what was sent, and what came back.
@NullMarked
package concordat.store.tickets;

import org.jspecify.annotations.NullMarked;
