/// The small part of JSON that the ledger holds, read strictly and written in one way only (RFC 8785).
@NullMarked
package concordat.ledger.json;

import org.jspecify.annotations.NullMarked;
