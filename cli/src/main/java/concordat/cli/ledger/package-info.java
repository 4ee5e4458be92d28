/// Commands for the record: check it, take it away, see its head.
@NullMarked
package concordat.cli.ledger;

import org.jspecify.annotations.NullMarked;
