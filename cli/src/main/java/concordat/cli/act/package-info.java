/// Commands for acts of every kind, as the server describes them.
@NullMarked
package concordat.cli.act;

import org.jspecify.annotations.NullMarked;
