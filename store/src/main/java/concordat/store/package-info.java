/// Keeps acts, texts, documents, callers and accounts in PostgreSQL. [concordat.store.Stores] is the door.
@NullMarked
package concordat.store;

import org.jspecify.annotations.NullMarked;
