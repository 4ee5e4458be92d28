/// PostgreSQL: acts, findings, devices, accounts; migrations; the embedded server.
@NullMarked
package concordat.store;

import org.jspecify.annotations.NullMarked;
