/// Runs a PostgreSQL server of our own inside the data folder.
@NullMarked
package concordat.store.embedded;

import org.jspecify.annotations.NullMarked;
