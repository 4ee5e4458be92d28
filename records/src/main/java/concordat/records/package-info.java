/// Decision records: what a gateway decided and from which inputs, in a framed and chained log that can be read back.
@NullMarked
package concordat.records;

import org.jspecify.annotations.NullMarked;
