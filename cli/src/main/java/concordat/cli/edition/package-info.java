/// Commands for what the code of connection says: editions as files, catalogues of other codes.
@NullMarked
package concordat.cli.edition;

import org.jspecify.annotations.NullMarked;
