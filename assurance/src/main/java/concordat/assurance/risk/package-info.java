/// How gaps come to be accepted, by whom, and for how long. [Risks] is the way in.
@NullMarked
package concordat.assurance.risk;

import org.jspecify.annotations.NullMarked;
