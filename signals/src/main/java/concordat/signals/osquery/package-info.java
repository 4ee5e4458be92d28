/// What osquery's agents say over its remote API, and what they are told. Bytes in, bytes out; who an agent is, and
/// what is done with what it says, is settled elsewhere.
@NullMarked
package concordat.signals.osquery;

import org.jspecify.annotations.NullMarked;
