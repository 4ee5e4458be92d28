/// Decision records: a framed, chained log and its reader.
@NullMarked
package concordat.records;

import org.jspecify.annotations.NullMarked;
